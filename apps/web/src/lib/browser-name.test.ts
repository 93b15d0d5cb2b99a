import { describe, expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

describe('The name of a browser', () => {
  it('is that of the browser itself, where it names itself after others too', () => {
    const edge =
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0';
    expect(browserName(edge, 'fr')).toBe('Edge sur Windows');
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1';
    expect(browserName(phone, 'fr')).toBe('Safari sur iOS');
  });

  it('is not invented for what nobody knows', () => {
    expect(browserName('curl/8.1', 'fr')).toBe('appareil inconnu');
    expect(browserName(null, 'fr')).toBe('appareil inconnu');
  });
});
