import { describe, expect, it } from 'vitest';
import { bindsSomebody } from './binding.ts';
import { readSignals } from './read-signals.ts';
import { isRecital, isRule, isTitleOfArticle } from './rules-of-law.ts';

const binds = (text: string, language: 'en' | 'es' | 'fr'): boolean =>
  bindsSomebody(text, readSignals(text, language), language);

describe('articles of laws', () => {
  it('bind by the rights they give and by what they forbid', () => {
    const article = 'Artículo 36.- Seguridad social. Las personas en el exterior tienen derecho a afiliarse.';
    expect(isRule('Las personas en el exterior tienen derecho a afiliarse.', article, 'es')).toBe(true);
    expect(isRule('Article 36. Sécurité sociale.', 'Article 36. Sécurité sociale. Nul n’y échappe.', 'fr')).toBe(false);
    expect(isRule('Las personas en el exterior tienen derecho a afiliarse.', 'Un informe.', 'es')).toBe(false);
    expect(isTitleOfArticle('Artículo 36.- Seguridad social.')).toBe(true);
  });

  it('are not their recitals', () => {
    const recital = 'Que, el Estado garantizará los derechos de las personas migrantes;';
    expect(isRecital(recital)).toBe(true);
    expect(binds(recital, 'es')).toBe(false);
  });
});

describe('what only comes about', () => {
  it('binds nobody, while a plan or an authority does', () => {
    expect(binds('Rapid population growth will reduce access to services.', 'en')).toBe(false);
    expect(binds('Achieving this goal will enhance the capacity of ministries.', 'en')).toBe(false);
    expect(binds('The programme will improve access to services.', 'en')).toBe(true);
    expect(binds('If extreme risks hit the economy, measures will be strengthened.', 'en')).toBe(false);
  });
});
