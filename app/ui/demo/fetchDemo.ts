/** From within app/ui: a build then has its words come with it, as with every screen that is fetched. */
export const fetchDemo = () => import('./Demo.tsx');
