const isApple = /Mac|iP/.test(navigator.userAgent);

/** Keys as they stand on the keyboard: together with "+", one after the other with a space. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((pressed, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come again, and none moves
        <kbd key={at}>{pressed.replace('Mod', isApple ? '⌘' : 'Ctrl')}</kbd>
      ))}
    </span>
  );
}
