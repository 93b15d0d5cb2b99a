import { describe, expect, it } from 'vitest';
import { IdentitySettingsError, identitySettings } from './settings.ts';

const PROVIDER = {
  STERNA_OIDC_ISSUER: 'https://login.gov.example/realms/staff/',
  STERNA_OIDC_CLIENT_ID: 'sterna',
  STERNA_OIDC_CLIENT_SECRET: 'secret',
};

describe('Settings of signing in', () => {
  it('are none where nothing is set', () => {
    expect(identitySettings({})).toEqual({});
    expect(identitySettings({ STERNA_SMTP: ' ', STERNA_OIDC_NAME: 'Identité' })).toEqual({});
  });

  it('are a mail server and a provider', () => {
    const mail = {
      STERNA_SMTP: 'smtps://name:secret@mail.example:465',
      STERNA_MAIL_FROM: 'Sterna <sterna@plan.example>',
    };
    expect(identitySettings({ ...mail, ...PROVIDER })).toEqual({
      mail: { smtp: mail.STERNA_SMTP, from: mail.STERNA_MAIL_FROM },
      provider: {
        issuer: 'https://login.gov.example/realms/staff',
        clientId: 'sterna',
        clientSecret: 'secret',
        name: 'login.gov.example',
      },
    });
  });

  it('say what is wrong with them, and repeat no secret', () => {
    for (const wrong of [
      { STERNA_SMTP: 'mail.example:hunter2' },
      { STERNA_SMTP: 'smtp://mail.example' },
      { STERNA_SMTP: 'smtp://mail.example', STERNA_MAIL_FROM: 'Sterna' },
      { STERNA_SMTP: 'smtp://mail.example', STERNA_MAIL_FROM: 'a@plan.example\r\nBcc: b@plan.example' },
      { ...PROVIDER, STERNA_OIDC_ISSUER: 'http://login.gov.example' },
      { ...PROVIDER, STERNA_OIDC_ISSUER: 'https://login.gov.example/?x' },
      { ...PROVIDER, STERNA_OIDC_CLIENT_ID: '' },
      { ...PROVIDER, STERNA_OIDC_CLIENT_SECRET: '' },
    ]) {
      expect(() => identitySettings(wrong)).toThrow(IdentitySettingsError);
      expect(() => identitySettings(wrong)).not.toThrow(/hunter2/);
    }
  });
});
