import type { ComponentChildren, VNode } from 'preact';
import type { Identity } from '#libs/identity/identity.js';
import { SHORTEST_PASSWORD } from '#libs/identity/inputs.js';
import { isRefusal } from '#libs/kernel/refusal.js';
import { say } from '#libs/kernel/text.js';
import { type Cookie } from '../../calls/session.js';
import { Field, type FormContent, type FormProblem, formProblem, InForm, ProblemSummary } from '../../forms/fields.js';
import { Page } from '../../frame/layout.js';
import { localPath } from '../../frame/local-path.js';
import { OWN_PASSWORD_PATH } from '../../frame/serve-pages.js';
import { callerOf, type PageReply, type PageRoute, type Visit } from '../../frame/visit.js';
import { LARGEST_SIGN_IN_BYTES } from '../../http/bodies.js';
import { HttpProblem } from '../../http/problems.js';

/** What anybody may send. */
const SMALL = { method: 'POST', open: true, bodyLimit: LARGEST_SIGN_IN_BYTES } as const;

/** Signing in and out, and setting a password by a one-time link. */
export function signInRoutes(identity: Identity, cookie: Cookie): PageRoute[] {
  return [
    {
      method: 'GET',
      path: '/accesso',
      open: true,
      handle: async (visit) =>
        visit.facts.caller
          ? { redirect: visit.href('/') }
          : { page: signInPage(visit, { target: visit.asked('verso') }) },
    },
    { ...SMALL, path: '/accesso', handle: (visit) => signIn(visit, identity, cookie) },
    {
      method: 'POST',
      path: '/uscita',
      open: true,
      async handle(visit) {
        if (visit.facts.sessionToken !== undefined) await identity.authentication.end(visit.facts.sessionToken);
        return { redirect: visit.href('/accesso', { uscita: '1' }), headers: cookie('') };
      },
    },
    {
      method: 'GET',
      path: '/accesso/password',
      open: true,
      handle: async (visit) => ({ page: passwordPage(visit, '', '') }),
    },
    { ...SMALL, path: '/accesso/password', handle: (visit) => setPassword(visit, identity) },
    { method: 'GET', path: OWN_PASSWORD_PATH, handle: async (visit) => ({ page: ownPasswordPage(visit) }) },
    { method: 'POST', path: OWN_PASSWORD_PATH, handle: (visit) => changePassword(visit, identity, cookie) },
  ];
}

async function signIn(visit: Visit, identity: Identity, cookie: Cookie): Promise<PageReply> {
  const email = visit.typed('email').trim();
  const password = visit.typed('password');
  const target = localPath(visit.typed('verso'));
  const missing = (name: string, it: string, en: string) => ({ [name]: visit.say(it, en) });
  const fields = {
    ...(email === '' && missing('email', 'scrivere l’indirizzo di posta', 'write the e-mail address')),
    ...(password === '' && missing('password', 'scrivere la password', 'write the password')),
  };
  if (Object.keys(fields).length > 0) {
    const title = visit.say('Manca qualcosa per accedere.', 'Something is missing to sign in.');
    return { page: signInPage(visit, { email, target, problem: { title, fields } }), status: 400 };
  }
  const answer = await identity.signIn.signIn({ email, password }, visit.facts.address, visit.facts.deviceToken);
  if (!isRefusal(answer)) return { redirect: visit.href(target ?? '/'), headers: cookie(answer.token, answer.device) };
  const problem = formProblem(visit, visit.text(answer.title), answer.errors);
  const page = signInPage(visit, { email, target, problem });
  if (answer.retryAfter !== undefined) {
    return { page, status: 429, headers: { 'retry-after': String(answer.retryAfter) } };
  }
  return { page, status: answer.refused === 'invalid' ? 400 : 401 };
}

const WHAT_REGIA_IS = say(
  'Regia è il registro degli accordi di welfare locale: che cosa è stato concordato, che cosa accade, e se gli incontri si tengono e gli obiettivi si raggiungono.',
  'Regia is the register of local-welfare agreements: what was agreed, what happens, and whether meetings are held and objectives met.',
);

const NEW_LINK = say(
  'Chi amministra il servizio può dare un collegamento, valido 24 ore, con cui impostare una nuova password. L’accesso a un accordo lo dà chi lo coordina.',
  'Whoever administers the service can give you a link, valid for 24 hours, to set a new password. Access to an agreement is given by its coordinator.',
);

interface SignInProps {
  readonly email?: string;
  readonly target?: string | undefined;
  readonly problem?: FormProblem;
}

export function signInPage(visit: Visit, { email, target, problem }: SignInProps = {}): VNode {
  const goesOn = localPath(target);
  const address = visit.say('Indirizzo di posta', 'E-mail address');
  return (
    <Page visit={visit} title={visit.say('Accedi a Regia', 'Sign in to Regia')} wrong={problem !== undefined}>
      <p class="prose">{visit.text(WHAT_REGIA_IS)}</p>
      {visit.asked('uscita') && <p class="done">{visit.say('Uscita effettuata.', 'You have signed out.')}</p>}
      {visit.asked('impostata') && (
        <p class="done">
          {visit.say('Password impostata: ora si può accedere.', 'The password is set: you can sign in now.')}
        </p>
      )}
      <AccountForm
        action={visit.href('/accesso')}
        hidden={{ verso: goesOn }}
        button={visit.say('Accedi', 'Sign in')}
        values={{ email }}
        problem={problem}
      >
        <Field name="email" type="email" label={address} autocomplete="username" />
        <Field name="password" type="password" label="Password" autocomplete="current-password" />
      </AccountForm>
      <h2>{visit.say('Non riesci ad accedere?', 'Trouble signing in?')}</h2>
      <p class="prose">{visit.text(NEW_LINK)}</p>
      <p class="prose">
        {visit.say('Per i programmi c’è ', 'For programs there is ')}
        <a href="/api/docs">
          {visit.say('l’interfaccia, con la sua descrizione', 'the interface, with its description')}
        </a>
        .
      </p>
    </Page>
  );
}

interface AccountFormProps extends FormContent {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string | undefined>>;
  readonly button: string;
  readonly children: ComponentChildren;
}

/** Above it what was refused, if anything was. */
function AccountForm({ action, hidden, button, children, ...content }: AccountFormProps): VNode {
  return (
    <>
      {content.problem && <ProblemSummary problem={content.problem} />}
      <form method="post" action={action} class="narrow">
        {Object.entries(hidden).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <InForm value={content}>{children}</InForm>
        <button type="submit" class="btn btn-primary">
          {button}
        </button>
      </form>
    </>
  );
}

async function setPassword(visit: Visit, identity: Identity): Promise<PageReply> {
  const token = codeIn(visit.typed('token'));
  const name = visit.typed('name').trim();
  const body = { token, password: visit.typed('password'), ...(name !== '' && { name }) };
  const answer = await identity.passwordSetting.setByLink(body);
  if (!isRefusal(answer)) return { redirect: visit.href('/accesso', { impostata: '1' }) };
  if (answer.refused !== 'invalid') return { page: deadLinkPage(visit), status: 404 };
  const title = visit.say('La password non è stata impostata.', 'The password was not set.');
  return { page: passwordPage(visit, token, name, formProblem(visit, title, answer.errors)), status: 400 };
}

/** The code, or the whole link in its place. */
const codeIn = (typed: string): string => /[#?&]token=([\w-]+)/.exec(typed)?.[1] ?? typed.trim();

async function changePassword(visit: Visit, identity: Identity, cookie: Cookie): Promise<PageReply> {
  const body = { current: visit.typed('current'), password: visit.typed('password') };
  const by = { caller: callerOf(visit), idempotencyKey: undefined };
  const answer = await identity.passwordSetting.changeOwn(body, by);
  if (!isRefusal(answer)) return { redirect: visit.href('/accesso', { impostata: '1' }), headers: cookie('') };
  const title = answer.errors
    ? visit.say('La password non è cambiata.', 'The password was not changed.')
    : answer.title;
  const problem = formProblem(visit, typeof title === 'string' ? title : visit.text(title), answer.errors);
  const { status, headers } = HttpProblem.of(answer);
  return { page: ownPasswordPage(visit, problem), status, headers };
}

const TEMPORARY = say(
  'La password con cui si è entrati è provvisoria: prima di tutto se ne sceglie una propria.',
  'The password that you came in with is a temporary one: before anything else choose one of your own.',
);

const ENDS_SESSIONS = say(
  'Cambiandola si chiudono tutte le sessioni: si accede di nuovo con quella nuova.',
  'Changing it ends all sessions: sign in again with the new one.',
);

function ownPasswordPage(visit: Visit, problem?: FormProblem): VNode {
  const title = visit.say('Cambia la password', 'Change your password');
  return (
    <Page visit={visit} title={title} wrong={problem !== undefined}>
      {callerOf(visit).mustChangePassword && <p class="prose">{visit.text(TEMPORARY)}</p>}
      <p class="prose">{visit.text(ENDS_SESSIONS)}</p>
      <AccountForm action={visit.href(OWN_PASSWORD_PATH)} hidden={{}} button={title} values={{}} problem={problem}>
        <Field
          name="current"
          type="password"
          label={visit.say('Password attuale', 'Current password')}
          autocomplete="current-password"
        />
        <Field
          name="password"
          type="password"
          label={visit.say('Nuova password', 'New password')}
          hint={passwordHint(visit)}
          autocomplete="new-password"
        />
      </AccountForm>
    </Page>
  );
}

const passwordHint = (visit: Visit): string =>
  visit.say(
    `Almeno ${SHORTEST_PASSWORD} caratteri: quattro parole messe in fila vanno bene.`,
    `At least ${SHORTEST_PASSWORD} characters: four words in a row will do.`,
  );

const ONCE = say(
  'Questo collegamento serve una volta sola. Impostando la password si chiudono le sessioni aperte.',
  'This link can be used once. Setting the password ends all open sessions.',
);

const AS_SEEN = say('Come comparire a chi lavora agli stessi accordi.', 'As others in your agreements will see it.');

function passwordPage(visit: Visit, token: string, name: string, problem?: FormProblem): VNode {
  return (
    <Page
      visit={visit}
      title={visit.say('Imposta la password', 'Set your password')}
      wrong={problem !== undefined}
      scripts={['link']}
    >
      <p class="prose">{visit.text(ONCE)}</p>
      <AccountForm
        action={visit.href('/accesso/password')}
        hidden={{}}
        button={visit.say('Imposta la password', 'Set the password')}
        values={{ token, name }}
        problem={problem}
      >
        <Field
          name="token"
          label={visit.say('Codice del collegamento', 'Code of the link')}
          hint={visit.say(
            'Di solito c’è già. Se manca, incollare qui il collegamento ricevuto.',
            'It is usually there already. If it is missing, paste the link that you received.',
          )}
          autocomplete="off"
          data-codice=""
        />
        <Field
          name="password"
          type="password"
          label={visit.say('Nuova password', 'New password')}
          hint={visit.say(
            `Almeno ${SHORTEST_PASSWORD} caratteri: quattro parole messe in fila vanno bene.`,
            `At least ${SHORTEST_PASSWORD} characters: four words in a row will do.`,
          )}
          autocomplete="new-password"
        />
        <Field
          name="name"
          label={visit.say('Nome e cognome (facoltativo)', 'Name (optional)')}
          hint={visit.text(AS_SEEN)}
          autocomplete="name"
        />
      </AccountForm>
    </Page>
  );
}

const DEAD_LINK = say(
  'È scaduto (vale 24 ore), è già stato usato, o ne è stato dato un altro. Chi amministra il servizio può darne uno nuovo.',
  'It has expired (it holds for 24 hours), was used already, or another one was given. Whoever administers the service can give you a new one.',
);

function deadLinkPage(visit: Visit): VNode {
  return (
    <Page visit={visit} title={visit.say('Collegamento non più valido', 'Link no longer valid')}>
      <p class="prose">{visit.text(DEAD_LINK)}</p>
      <p>
        <a href={visit.href('/accesso')}>{visit.say('Vai all’accesso', 'Go to sign-in')}</a>
      </p>
    </Page>
  );
}
