import Check from 'lucide-react/icons/check';

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;

/** How far a goal has come, drawn. The words beside it say the same: for a screen reader it is not there. */
export function Ring({
  progress,
  reached,
  size = 's',
}: {
  progress: number;
  reached: boolean;
  size?: 's' | 'm' | 'l';
}) {
  return (
    <span className={`ring ring-${size} ${reached ? 'ring-reached' : ''}`} aria-hidden="true">
      <svg viewBox="0 0 48 48" role="presentation">
        <circle className="ring-track" cx="24" cy="24" r={RADIUS} />
        {progress > 0 && (
          <circle
            className="ring-done"
            cx="24"
            cy="24"
            r={RADIUS}
            strokeDasharray={`${(AROUND * progress) / 100} ${AROUND}`}
            transform="rotate(-90 24 24)"
          />
        )}
      </svg>
      <span className="ring-inside">
        {reached ? <Check size={size === 'l' ? 34 : 20} strokeWidth={2.25} /> : progress}
      </span>
    </span>
  );
}
