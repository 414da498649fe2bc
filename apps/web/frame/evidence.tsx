import type { VNode } from 'preact';
import type { Evidence } from '#libs/agreement/core/fields.js';
import type { Visit } from './visit.js';

/** Links to what shows something, each with the host that it leads to. */
export function EvidenceLinks({
  visit,
  evidence = [],
}: {
  visit: Visit;
  evidence?: Evidence | undefined;
}): VNode | null {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence" aria-label={visit.say('Collegamenti', 'Links')}>
      {evidence.map(({ url, title }, index) => (
        <li key={`${index}-${url}`}>
          <a href={url} rel="noopener noreferrer external">
            <bdi>{title ?? hostOf(url)}</bdi>
          </a>
          {title !== undefined && (
            <>
              {' '}
              (<bdi>{hostOf(url)}</bdi>)
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
