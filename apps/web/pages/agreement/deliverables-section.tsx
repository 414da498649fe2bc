import type { VNode } from 'preact';
import type { Block } from '#libs/documents/report-document.js';
import type { AgreementVisit } from '../../frame/agreement-visit.js';
import { Blocks } from '../../frame/document.js';
import { Section } from '../../frame/parts.js';

interface ShownDeliverable {
  readonly id: string;
  readonly title: string;
  /** Its sentence, its periods and their reasons, as in the report. */
  readonly blocks: readonly Block[];
  readonly mayDeliver: boolean;
}

export interface DeliverablesProps {
  readonly at: AgreementVisit;
  readonly rules: readonly ShownDeliverable[];
}

/** Reports and accounts: what is owed, when it came, and the way to record that it did. */
export function DeliverablesSection({ at, rules }: DeliverablesProps): VNode | null {
  const { visit, href } = at;
  if (rules.length === 0) return null;
  const title = visit.say('Relazioni e consegne', 'Reports and deliveries');
  return (
    <Section id="consegne" title={title}>
      {rules.map((rule) => (
        <div key={rule.id} class="rule">
          <h3>
            <bdi>{rule.title}</bdi>
          </h3>
          <Blocks visit={visit} blocks={rule.blocks} under={rule.title} />
          {rule.mayDeliver && (
            <p class="actions no-print">
              <a class="btn btn-outline-primary" href={href(`consegne/${rule.id}/nuova`)}>
                {visit.say('Registra la consegna', 'Record the delivery')}
                <span class="visually-hidden">: {rule.title}</span>
              </a>
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}
