/** The page that Excalidraw's package shows in its own documentation. */
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';

void navigator.serviceWorker.register('/worker.js');
const root = document.querySelector('#root');
if (root === null) throw new Error('the page has a root');
createRoot(root).render(<Excalidraw />);
