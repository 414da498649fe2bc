import type { MeetingView } from '#libs/agreement/meetings/view-schema.js';
import { italian, shortDate } from '../../../frame/dates.js';
import type { Visit } from '../../../frame/visit.js';
import { MODE, purposeWords } from '../meeting-words.js';
import { readable } from '../record/meeting-values.js';

/** What an outline takes from the agreement. */
export interface OutlineFacts {
  readonly agreement: string;
  readonly bodies: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
  /** Those of whom the meeting is made. */
  readonly members: readonly string[];
}

/** The customary fields of minutes (guide 4.3), filled in as far as the meeting says. */
export function minutesOutline(visit: Visit, view: MeetingView, facts: OutlineFacts): string {
  const name = (id: string): string => facts.partners.get(id) ?? id;
  const names = (ids: readonly string[]): string => ids.map(name).join(', ') || '–';
  const { present = [], excused = [], decisions = [], delegates = [], agenda = [] } = view;
  const absent = facts.members.filter((id) => !present.includes(id) && !excused.includes(id));
  const hours = [view.startsAt?.slice(11), view.endsAt?.slice(11)].filter(Boolean).join('–');
  const body = view.body && facts.bodies.get(view.body);
  const items = agenda.filter(({ unavailable }) => !unavailable).map(({ text }) => text);
  const lines = [
    `${visit.say('Verbale', 'Minutes')} – ${facts.agreement}`,
    [body, shortDate(view.date), hours, readable(view.place), view.mode && visit.text(MODE[view.mode])]
      .filter(Boolean)
      .join(' · '),
    '',
    visit.say('Convocazione (data, mezzo, da chi): ', 'Convened (date, how, by whom): '),
    visit.say('Presiede: ', 'In the chair: '),
    visit.say('Verbalizza: ', 'Minutes by: '),
    '',
    `${visit.say('Presenti', 'Present')}: ${names(present)}`,
    `${visit.say('Assenti giustificati', 'Excused')}: ${names(excused)}`,
    `${visit.say('Assenti', 'Absent')}: ${names(absent)}`,
    ...(delegates.length === 0
      ? []
      : [
          `${visit.say('Deleghe', 'Delegates')}: ${delegates.map(({ partner, office }) => [name(partner), office].filter(Boolean).join(', ')).join('; ')}`,
        ]),
    visit.say('Invitati: ', 'Invited: '),
    visit.say('Verifica del numero legale: ', 'Quorum: '),
    '',
    visit.say('Approvazione del verbale precedente: ', 'Approval of the minutes of the last meeting: '),
    '',
    visit.say('Ordine del giorno', 'Agenda'),
    ...numbered(visit, items),
    ...(view.purposes.length === 0 ? [] : reviewLines(visit, view.purposes)),
    '',
    visit.say('Decisioni e compiti (chi, che cosa, entro)', 'Decisions and tasks (who, what, by when)'),
    ...(decisions.length === 0 ? ['– '] : decisions.map((decision) => decisionLine(visit, decision, name))),
    '',
    visit.say('Varie ed eventuali: ', 'Any other business: '),
    visit.say('Prossimo incontro: ', 'Next meeting: '),
    visit.say('Allegati: ', 'Attachments: '),
  ];
  return lines.join('\n');
}

function numbered(visit: Visit, items: readonly string[]): string[] {
  const shown = items.length === 0 ? [''] : items;
  return shown.flatMap((item, index) => [
    `${index + 1}. ${item}`,
    `   ${visit.say('Sintesi della discussione: ', 'Discussion: ')}`,
    `   ${visit.say('Esito (presa d’atto, all’unanimità, favorevoli/contrari/astenuti): ', 'Outcome (noted, unanimous, for/against/abstained): ')}`,
  ]);
}

const reviewLines = (visit: Visit, purposes: readonly string[]): string[] => [
  '',
  purposes.map((purpose) => purposeWords(visit, purpose)).join(', '),
  visit.say('Stato di avanzamento dei lavori: ', 'Progress of the work: '),
  visit.say('Grado di raggiungimento degli obiettivi: ', 'Degree of achievement of the objectives: '),
];

type DecisionLine = NonNullable<MeetingView['decisions']>[number];

function decisionLine(visit: Visit, { text, owner, due }: DecisionLine, name: (id: string) => string): string {
  const by = due === undefined ? undefined : visit.say(`entro ${italian.il(due)}`, `by ${shortDate(due)}`);
  const who = [owner && name(owner), by].filter(Boolean).join(', ');
  return `– ${text.text}${who === '' ? '' : ` (${who})`}`;
}
