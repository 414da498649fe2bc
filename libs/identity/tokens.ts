/** Under these names an app provides the adapters that it has chosen for the ports of identity. */
export const IDENTITY_STORES = Symbol('IdentityStores');
export const PASSWORDS = Symbol('Passwords');
