/**
 * Low data: connect, sync, close. An idle connection costs more in two minutes than a new one. So once everything is
 * delivered and nothing has come for a moment, the links are closed and neither side announces itself, until one has
 * something for the other: that waits half a minute for more of its kind, and then calls. The other only listens at the
 * server for such a call. One side in low data is enough: it says that it rests, and the other then does the same.
 */

/** Nothing of a document came for so long, and a few round trips, ms. */
const QUIET = 4_000;
/** What is written gathers for so long before it calls the other side. */
const BATCH = 30_000;
/** Whoever comes back to the app after this long looks for what the other has. */
const RETURN = 60_000;

export interface Rest {
  /** The other side is here, and a document last moved at `activeAt`: true when it is time to part. */
  isDue(activeAt: number, roundTrip: number): boolean;
  /** Neither announce nor look, while it holds. */
  holds(): boolean;
  /** From now on: nothing to say to each other. `told`: the other side said so. */
  begin(told: boolean): void;
  /** The other side is here again. */
  end(): void;
  /** The person came back, or the network did. */
  wake(): void;
}

export interface RestOptions {
  readonly clock: () => number;
  readonly low: () => boolean;
  /** A call begins, or is on: nobody parts, and nobody rests. */
  readonly isWanted: () => boolean;
  /** Everything written here is on the other side's disk. */
  readonly isDelivered: () => boolean;
}

export function keepRest({ clock, low, isWanted, isDelivered }: RestOptions): Rest {
  let since: number | null = null;
  let wasTold = false;
  let waitingSince: number | null = null;

  function end(): void {
    since = null;
    waitingSince = null;
  }

  return {
    isDue: (activeAt, roundTrip) =>
      low() && !isWanted() && isDelivered() && clock() - activeAt >= QUIET + 4 * roundTrip,
    holds() {
      // Back to full data: only the other side's own wish to rest is still kept.
      if (since !== null && (isWanted() || (!low() && !wasTold))) end();
      if (since === null) return false;
      if (isDelivered()) {
        waitingSince = null;
        return true;
      }
      waitingSince ??= clock();
      return clock() - waitingSince < BATCH;
    },
    begin(told) {
      since = clock();
      wasTold = told;
      waitingSince = null;
    },
    end,
    wake() {
      if (since !== null && clock() - since >= RETURN) end();
    },
  };
}
