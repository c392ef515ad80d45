import { isShare } from '#lesson/metrics.ts';
import type { StrataDocument } from '#nn/document.ts';
import { blockTitle } from '#state/blockName.ts';
import { Button } from '#ui/Button.tsx';
import styles from './Forms.module.css';
import { type GoalOffer, offers } from './goalSuggestion.ts';
import { goalNamed, MAKE_GOAL, type NameOf, NOTHING_BETTER, numberNamed, wayOf } from './goalWords.ts';
import { MeasuredGoals } from './MeasuredGoals.tsx';
import type { RecordedRun } from './recordedRun.ts';

/** What a run offers as goals: start and end of every number that got better; and, once it was measured, of what moved inside. */
export function OfferedGoals({
  run,
  document,
  onChoose,
}: {
  run: RecordedRun;
  /** What the part begins with. */
  document: StrataDocument | undefined;
  onChoose: (offer: GoalOffer, nameOf: NameOf) => void;
}) {
  const nameOf: NameOf = (block) => (document && blockTitle(document.network, block)) || block;
  const offered = offers(run);
  const each = (all: readonly GoalOffer[]) =>
    all.map((offer) => <Offer key={`${offer.metric} ${offer.of}`} offer={offer} nameOf={nameOf} onChoose={onChoose} />);
  return (
    <>
      {offered.length === 0 ? <p>{NOTHING_BETTER}</p> : each(offered)}
      {document && <MeasuredGoals run={run} document={document} list={each} />}
    </>
  );
}

function Offer({
  offer,
  nameOf,
  onChoose,
}: {
  offer: GoalOffer;
  nameOf: NameOf;
  onChoose: (offer: GoalOffer, nameOf: NameOf) => void;
}) {
  const { metric, of, start, end, is, value } = offer;
  const named = numberNamed(metric, of, nameOf);
  const way = wayOf(named, start, end, isShare(metric));
  return (
    <div className={styles['offer']}>
      <span>
        <b>{way}</b>
        {goalNamed(named, is, value, isShare(metric))}
      </span>
      <Button onClick={() => onChoose(offer, nameOf)}>
        {MAKE_GOAL}
        <span className="visually-hidden">: {way}</span>
      </Button>
    </div>
  );
}
