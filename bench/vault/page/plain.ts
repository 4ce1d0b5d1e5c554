/** y-indexeddb as published, on the document itself. */
import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import { play } from './play.ts';

play({
  async open(doc, name) {
    const persistence = new IndexeddbPersistence(name, doc);
    await persistence.whenSynced;
    /** A later transaction on the same rows completes after those before it. */
    const durable = () =>
      new Promise<void>((resolve, reject) => {
        const transaction = persistence.db?.transaction('updates', 'readwrite');
        transaction?.objectStore('updates').count();
        transaction?.addEventListener('complete', () => resolve());
        transaction?.addEventListener('abort', () => reject(transaction.error));
      });
    return {
      durable,
      async fold() {
        await storeState(persistence, true);
        await durable();
      },
    };
  },
});
