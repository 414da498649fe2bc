import type { VNode } from 'preact';
import type { Rejection } from '#libs/monitoring/indicators/reviews.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { articles, shortDate } from '../../frame/dates.js';
import { measuredInWords } from './measured.js';

export interface RejectedOf {
  readonly indicator: { readonly id: string; readonly title: string; readonly unit: string };
  readonly rejections: readonly Rejection[];
  /** Not whoever has changed roles since. */
  readonly mayCorrect: boolean;
}

interface RejectedProps {
  readonly at: AgreementVisit;
  readonly all: readonly RejectedOf[];
  /** On the list of indicators, the name of each has to be said. */
  readonly named: boolean;
}

/** To whoever recorded something that was rejected: what, why, and what to do now. */
export function RejectedNotice({ at: { visit, href }, all, named }: RejectedProps): VNode | null {
  const found = all.filter(({ rejections }) => rejections.length > 0);
  if (found.length === 0) return null;
  return (
    <div class="notice rejected" role="note">
      {found.flatMap(({ indicator, rejections, mayCorrect }) =>
        rejections.map(({ measurement, date, value, reason, isCorrection }) => {
          const at = `indicatori/${indicator.id}/rilevazioni/${measurement}`;
          const said = measuredInWords(visit, value, indicator.unit);
          const day = shortDate(date);
          return (
            <p key={measurement}>
              <strong>
                {isCorrection
                  ? visit.say(
                      `La tua rettifica della rilevazione ${articles.del(day)} (${said}) è stata respinta`,
                      `Your correction of the measurement of ${day} (${said}) was rejected`,
                    )
                  : visit.say(
                      `La tua rilevazione ${articles.del(day)} (${said}) è stata respinta`,
                      `Your measurement of ${day} (${said}) was rejected`,
                    )}
                {named && (
                  <>
                    {visit.say(', per «', ', for “')}
                    <bdi>{indicator.title}</bdi>
                    {visit.say('»', '”')}
                  </>
                )}
                {': '}
              </strong>
              <bdi>{reason?.text ?? ''}</bdi>{' '}
              {mayCorrect && (
                <>
                  <a href={href(`${at}/correzione`)}>{visit.say('Rettificala', 'Correct it')}</a> {visit.say('o', 'or')}{' '}
                  <a href={href(`${at}/annullamento`)}>{visit.say('annullala', 'annul it')}</a>.
                </>
              )}
            </p>
          );
        }),
      )}
    </div>
  );
}
