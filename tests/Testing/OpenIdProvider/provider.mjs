// A real OpenID provider for the tests: the login name becomes the address, verified unless the name begins with
// "unverified".
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [issuer, redirectUri] = process.argv.slice(2);
const claims = (name) => ({ sub: `subject of ${name}`, email: name, email_verified: !name.startsWith('unverified') });
const provider = new Provider(issuer, {
  clients: [
    { client_id: 'challengehub', client_secret: 'a secret that both know', redirect_uris: redirectUri.split(',') },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  findAccount: (_, name) => ({ accountId: name, claims: () => ({ ...claims(name) }) }),
  pkce: { required: () => true },
  cookies: { keys: ['only for tests'] },
  features: { devInteractions: { enabled: true } },
});
createServer(provider.callback()).listen(new URL(issuer).port, '127.0.0.1', () => console.log('ready'));
