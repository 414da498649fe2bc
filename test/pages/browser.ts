import { type HTMLElement, parse } from 'node-html-parser';
import { request, type Sent } from '../http/request.js';
import type { Service } from '../http/service.js';
import { PASSWORD, signedInUser } from '../http/world.js';

export const ORIGIN = 'http://regia.test';

/** Code or pictures that a page would run or load by what was typed: anything but the service's own scripts. */
export const FOREIGN_CODE = /<script(?! type="module" src="\/risorse\/[\w-]+\.js"><\/script>)|<img|<style/i;

/** A page as it arrived. */
export interface Visited {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly page: HTMLElement;
  /** Text of the page, spaces as one. */
  readonly words: string;
}

/** Somebody's roles, each at the path at which it is given. */
type Roles = Parameters<typeof signedInUser>[2];

interface Options {
  readonly headers?: Record<string, string>;
  readonly lang?: string;
}

/** As little of a browser as pages need: a cookie, forms, no redirects followed by themselves. */
export class Browser {
  cookie = '';

  constructor(private readonly service: Pick<Service, 'url'>) {}

  /** A browser in which a new user with these roles has signed in. */
  static async of(service: Service, name: string, roles: Roles): Promise<Browser> {
    const email = `${name}@esempio.it`;
    await signedInUser(service, email, roles);
    const browser = new Browser(service);
    await browser.signIn(email);
    return browser;
  }

  async get(path: string, { headers = {}, lang = 'it' }: Options = {}): Promise<Visited> {
    return this.send(path, { headers: { 'accept-language': lang, ...headers } });
  }

  /** Posts a form as a browser does from a page of this service. */
  async post(path: string, fields: Record<string, string>, { headers = {} }: Options = {}): Promise<Visited> {
    return this.send(path, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  async signIn(email: string, password = PASSWORD): Promise<Visited> {
    return this.post('/accesso', { email, password });
  }

  private async send(path: string, sent: Sent): Promise<Visited> {
    const { status, headers, text } = await request(this.service.url, path, {
      ...sent,
      headers: { accept: 'text/html', ...(this.cookie && { cookie: this.cookie }), ...sent.headers },
    });
    const set = headers.get('set-cookie')?.split(';')[0];
    if (set !== undefined) this.cookie = set;
    const page = parse(text);
    return { status, headers, html: text, page, words: wordsOf(page) };
  }
}

const wordsOf = (page: HTMLElement): string => (page.querySelector('body')?.text ?? '').replaceAll(/\s+/g, ' ').trim();
