import type { VNode } from 'preact';
import type { OpenedTextView } from '#libs/agreement/texts/view.js';
import { italian, shortDate } from '../../../frame/dates.js';
import { Paging } from '../../../frame/paging.js';
import { OfferLink } from '../../taking-back/offer-link.js';
import type { ShownPart } from './meeting-parts.js';

/** The text as it stands, when it was approved, and what it was before. */
export function MinutesPart({ at, known, opened, authors, offers, versionPages }: ShownPart): VNode | null {
  const { visit } = at;
  const [latest, ...earlier] = opened.versions;
  const { held, minutesApproved } = known.meeting;
  if (!held) return null;
  const written = (version: ShownPart['opened']['versions'][number]): string => {
    const { number } = version;
    const author = authors.get(version.actor);
    const by = author === undefined ? '' : visit.say(`, di ${author}`, `, by ${author}`);
    return visit.say(
      `Versione ${number}, ${italian.del(version.date)}${by}`,
      `Version ${number}, of ${shortDate(version.date)}${by}`,
    );
  };
  return (
    <section id="verbale">
      <h2>{visit.say('Verbale', 'Minutes')}</h2>
      {minutesApproved && (
        <p>
          {visit.say(
            `Approvato ${italian.il(minutesApproved.date)}: non cambia più.`,
            `Approved on ${shortDate(minutesApproved.date)}: it does not change any more.`,
          )}{' '}
          <OfferLink
            visit={visit}
            href={offers(minutesApproved.revision)}
            about={visit.say('l’approvazione del verbale', 'the approval of the minutes')}
            label={visit.say('Annulla l’approvazione…', 'Annul the approval…')}
          />
        </p>
      )}
      {latest ? (
        <>
          <p class="meta">{written(latest)}</p>
          <Text text={latest.text} />
        </>
      ) : (
        <p class="meta">
          {minutesApproved
            ? visit.say('Il testo non è registrato qui.', 'The text is not recorded here.')
            : visit.say('Non ancora scritto.', 'Not written yet.')}
        </p>
      )}
      {earlier.map((version) => (
        <details key={version.revision} class="folded">
          <summary>{written(version)}</summary>
          <Text text={version.text} />
        </details>
      ))}
      <Paging
        of={versionPages}
        label={visit.say('Versioni precedenti del verbale', 'Earlier versions of the minutes')}
        href={(page) => `${at.href(`incontri/${known.id}`, { pagina: String(page) })}#verbale`}
        newer={visit.say('Più recenti', 'Newer')}
        here={visit.say(
          `Pagina ${versionPages.page} su ${versionPages.pages}`,
          `Page ${versionPages.page} of ${versionPages.pages}`,
        )}
        older={visit.say('Mostra le altre', 'Show the others')}
      />
    </section>
  );
}

function Text({ text }: { text: OpenedTextView }): VNode {
  const why = [text.reason, text.replacement].filter(Boolean).join(' – ');
  return <div class="typed-text">{why === '' ? text.text : `${text.text} (${why})`}</div>;
}
