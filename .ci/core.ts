/**
 * The scenes that `npm test` plays, so that it ends within twenty minutes on two cores: the whole story, the tools in
 * which two people write at once, and what would lose or show somebody's words if it broke. `npm run test:all` plays
 * every scene (decision 0177).
 */
export const CORE: readonly string[] = [
  'e2e/story/story.scene.ts',
  'e2e/room/room.scene.ts',
  'e2e/room/adversary.scene.ts',
  'e2e/room/server.scene.ts',
  'e2e/link/link.scene.ts',
  'e2e/vault/vault.scene.ts',
  'e2e/vault/killed.scene.ts',
  'e2e/lock/lock.scene.ts',
  'e2e/trust/trust.scene.ts',
  'e2e/bundles/bundles.scene.ts',
  'e2e/files/files.scene.ts',
  'e2e/notebook/notebook.scene.ts',
  'e2e/board/board.scene.ts',
  'e2e/chat/chat.scene.ts',
  'e2e/call/call.scene.ts',
  'e2e/pwa/offline.scene.ts',
  'e2e/office/matching.scene.ts',
];
