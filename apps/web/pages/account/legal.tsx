import type { VNode } from 'preact';
import { say, type Text } from '#libs/kernel/text.js';
import type { Configuration } from '../../configuration.js';
import { Page } from '../../frame/layout.js';
import type { FooterLinks, PageRoute, Visit } from '../../frame/visit.js';

interface LegalText {
  readonly title: Text;
  readonly paragraphs: readonly Text[];
}

const ACCESSIBILITY: LegalText = {
  title: say('Accessibilità', 'Accessibility'),
  paragraphs: [
    say(
      'Le pagine di Regia sono fatte secondo le WCAG 2.1, livello AA (EN 301 549): si usano con la sola tastiera e senza JavaScript, gli stati hanno una parola e un’icona oltre al colore, le tabelle hanno titoli e intestazioni.',
      'The pages of Regia are made to WCAG 2.1, level AA (EN 301 549): they work with the keyboard alone and without JavaScript, states have a word and an icon besides a colour, tables have captions and headers.',
    ),
    say(
      'Ogni versione è controllata con uno strumento automatico a tre larghezze dello schermo. Gli strumenti automatici non trovano tutto; la descrizione dell’interfaccia per programmi è fatta da terzi e non è stata controllata.',
      'Every version is checked with an automatic tool at three screen widths. Automatic tools do not find everything; the description of the interface for programs is made by others and was not checked.',
    ),
    say(
      'L’ente che gestisce questo servizio non ha ancora indicato dove si trova la sua dichiarazione di accessibilità.',
      'The body that runs this service has not yet said where its accessibility statement is.',
    ),
  ],
};

const PRIVACY: LegalText = {
  title: say('Dati personali', 'Personal data'),
  paragraphs: [
    say(
      'Di chi ha un accesso si conservano nome, indirizzo di posta, lingua, ruoli, l’impronta della password e le sessioni aperte. Nei registri degli accordi resta chi ha registrato che cosa e quando, e i nomi delle persone delegate agli incontri.',
      'Of whoever has access the service keeps name, e-mail address, language, roles, the hash of the password and open sessions. The registers of agreements keep who recorded what and when, and the names of people delegated to meetings.',
    ),
    say(
      'Ci sono due cookie, tecnici: uno tiene aperta la sessione e finisce uscendo, dopo 12 ore senza richieste, al più dopo 30 giorni; l’altro dice per 90 giorni che da questo browser si è già entrati, perché chi prova password altrui non fermi chi ha la sua. Nulla è chiesto ad altri siti, e non ci sono statistiche sulle persone.',
      'There are two cookies, technical ones: one keeps the session open and ends on signing out, after 12 hours without a request, after 30 days at most; the other says for 90 days that you have signed in with this browser, so that whoever tries others’ passwords does not stop you. Nothing is asked of other sites, and there are no statistics about people.',
    ),
    say(
      'Ciò che si sta scrivendo in un modulo resta anche nel browser di chi scrive, per non perderlo se cade la rete o scade la sessione: si cancella quando è registrato, uscendo, e in ogni caso dopo sette giorni.',
      'What you are writing in a form also stays in your own browser, so that it is not lost with the connection or the session: it is erased once recorded, on signing out, and in any case after seven days.',
    ),
    say(
      'Chi amministra il servizio può dare a ciascuno una copia dei propri dati, e cancellarli.',
      'Whoever administers the service can give everyone a copy of their data, and erase it.',
    ),
    say(
      'L’ente che gestisce questo servizio non ha ancora indicato la propria informativa: titolare del trattamento è quell’ente.',
      'The body that runs this service has not yet given its own notice: that body is the controller.',
    ),
  ],
};

const FEEDBACK: LegalText = {
  title: say('Segnalare una difficoltà', 'Reporting a difficulty'),
  paragraphs: [
    say(
      'Per un accordo ci si rivolge a chi lo coordina; per accedere, a chi amministra il servizio nel proprio ente.',
      'About an agreement, turn to its coordinator; about signing in, to whoever administers the service in your body.',
    ),
    say(
      'Aiuta dire quale pagina era, che cosa si voleva fare e che cosa è successo. Se la pagina mostrava un numero, riportarlo.',
      'It helps to say which page it was, what you wanted to do and what happened. If the page showed a number, quote it.',
    ),
    say(
      'L’ente che gestisce questo servizio non ha ancora indicato un indirizzo per le segnalazioni.',
      'The body that runs this service has not yet given an address for reports.',
    ),
  ],
};

const OWN = { accessibility: '/accessibilita', privacy: '/privacy', feedback: '/segnalazioni' } as const;

/** Where the footer leads: to what the installation names, else to pages of this service's own. */
export function footerLinks({ accessibilityUrl, privacyUrl, feedbackEmail }: Configuration): FooterLinks {
  return {
    accessibility: accessibilityUrl ?? OWN.accessibility,
    privacy: privacyUrl ?? OWN.privacy,
    feedback: feedbackEmail === undefined ? OWN.feedback : `mailto:${feedbackEmail}`,
  };
}

/** Those of the service's own pages that the footer leads to. */
export function legalRoutes(links: FooterLinks): PageRoute[] {
  const texts = { accessibility: ACCESSIBILITY, privacy: PRIVACY, feedback: FEEDBACK };
  const names = (Object.keys(OWN) as (keyof typeof OWN)[]).filter((name) => links[name] === OWN[name]);
  return names.map((name) => ({
    method: 'GET',
    path: OWN[name],
    open: true,
    handle: async (visit) => ({ page: <LegalPage visit={visit} text={texts[name]} /> }),
  }));
}

function LegalPage({ visit, text }: { visit: Visit; text: LegalText }): VNode {
  return (
    <Page visit={visit} title={visit.text(text.title)}>
      {text.paragraphs.map((paragraph) => (
        <p key={paragraph.it} class="prose">
          {visit.text(paragraph)}
        </p>
      ))}
    </Page>
  );
}
