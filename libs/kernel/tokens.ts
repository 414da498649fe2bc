/** Under these names an app provides the adapters that it has chosen for the ports. */
export const EVENT_STORE = Symbol('EventStore');
export const KEY_RING = Symbol('KeyRing');
export const WAKEUPS = Symbol('Wakeups');
export const CLOCK = Symbol('Clock');
export const IDS = Symbol('Ids');
/** Secret of the installation under which request fingerprints are made. */
export const FINGERPRINT_SECRET = Symbol('FingerprintSecret');
