import type { VNode } from 'preact';
import { say, type Text } from '#libs/kernel/text.js';
import { lastSaid, type ShownMeasurement } from '#libs/monitoring/indicators/statements.js';
import { FormKeys } from '../../forms/form-keys.js';
import { articles, shortDate } from '../../frame/dates.js';
import type { Visit } from '../../frame/visit.js';
import type { MeasurementsShown } from './shown.js';

/** One thing that the visitor may do about a measurement or a correction of it. */
export interface Offer {
  readonly id: string;
  readonly act: 'correzione' | 'annullamento' | 'rifiuto' | 'convalida';
  readonly word: Text;
  /** It waits for them: not folded away. */
  readonly isUrgent: boolean;
}

const CORRECT = say('Rettifica', 'Correct');
const ANNUL = say('Annulla la rilevazione', 'Annul the measurement');
const ANNUL_CORRECTION = say('Annulla la rettifica', 'Annul the correction');
const VALIDATE = say('Convalida', 'Validate');
const VALIDATE_AFTER_ALL = say('Convalida comunque', 'Validate after all');
const REJECT = say('Respingi', 'Reject');

/** What is offered: what a role may not do, or would change nothing, is left out. */
export function offered(
  { may, isRequired }: Pick<MeasurementsShown, 'may' | 'isRequired'>,
  item: ShownMeasurement,
): Offer[] {
  if (item.isAnnulled) return [];
  const last = lastSaid(item);
  const ofStatements = item.statements.flatMap(({ id, state }): (Offer | false)[] => {
    const isFirst = id === item.id;
    const isPending = isRequired && state === 'pending';
    const isTaken = state === 'counts' || state === 'validated' || state === 'too-early';
    return [
      may.validate && isPending && { id, act: 'convalida', word: VALIDATE, isUrgent: true },
      may.reject && (isPending || isTaken) && { id, act: 'rifiuto', word: REJECT, isUrgent: isPending },
      may.validate && state === 'rejected' && { id, act: 'convalida', word: VALIDATE_AFTER_ALL, isUrgent: false },
      may.annul &&
        (isFirst || state !== 'annulled') && {
          id,
          act: 'annullamento',
          word: isFirst ? ANNUL : ANNUL_CORRECTION,
          isUrgent: false,
        },
    ];
  });
  const correction: Offer | false = may.correct &&
    last !== undefined && { id: last.id, act: 'correzione', word: CORRECT, isUrgent: false };
  return [correction, ...ofStatements].filter((offer) => offer !== false);
}

interface ActionsProps {
  readonly visit: Visit;
  readonly shown: MeasurementsShown;
  readonly item: ShownMeasurement;
}

/** What waits is offered openly, the rest folded away. */
export function Actions({ visit, shown, item }: ActionsProps): VNode | null {
  const { at, base } = shown;
  const offers = offered(shown, item);
  if (offers.length === 0) return null;
  const day = shortDate(item.shown.date);
  const about = visit.say(`: rilevazione ${articles.del(day)}`, `: measurement of ${day}`);
  const buttons = (isUrgent: boolean): VNode[] =>
    offers
      .filter((offer) => offer.isUrgent === isUrgent)
      .map((offer) => (
        <OfferOf key={`${offer.act}-${offer.id}`} visit={visit} offer={offer} at={at} base={base} about={about} />
      ));
  const folded = buttons(false);
  return (
    <div class="row-actions no-print">
      {buttons(true)}
      {folded.length > 0 && (
        <details>
          <summary>
            {visit.say('Cambia', 'Change')}
            <span class="visually-hidden">{about}</span>
          </summary>
          <div class="row-actions">{folded}</div>
        </details>
      )}
    </div>
  );
}

interface OfferProps {
  readonly visit: Visit;
  readonly offer: Offer;
  readonly at: string;
  readonly base: number;
  readonly about: string;
}

function OfferOf({ visit, offer, at, base, about }: OfferProps): VNode {
  const { id, act, word, isUrgent } = offer;
  const href = visit.href(`${at}/rilevazioni/${id}/${act}`);
  const said = (
    <>
      {visit.text(word)}
      <span class="visually-hidden">{about}</span>
    </>
  );
  if (act !== 'convalida') return <a href={href}>{said}</a>;
  return (
    <form method="post" action={href}>
      <FormKeys base={base} />
      <button type="submit" class={isUrgent ? 'btn btn-primary btn-xs' : 'link'}>
        {said}
      </button>
    </form>
  );
}
