/** Composition root: the only file that picks clock, randomness, disk and network. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode>{null}</StrictMode>);
