import type { Language } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { bindsSomebody } from './binding.ts';
import { readSignals } from './read-signals.ts';

const binds = (sentence: string, language: Language): boolean =>
  bindsSomebody(sentence, readSignals(sentence, language), language);

const BINDING: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The Government will establish a one-stop office for returning workers.',
    'A register of recruitment agencies should be created by 2027.',
    'Fees for work permits will be reviewed every two years.',
    'The strategy seeks to reduce the cost of sending money home.',
    'It is necessary to train consular staff in all embassies.',
    'Ensure that children of migrants can enrol without papers.',
    'The Ministry of Labour shall roll out a contract template.',
    'Courses that are offered in towns will be extended to the districts.',
  ],
  fr: [
    'Le Gouvernement s’engage à créer un guichet unique pour les migrants de retour.',
    'Un registre des agences de placement sera établi dans chaque région.',
    'Il s’agira de réduire le coût des envois d’argent.',
    'Les frais de visa seront progressivement révisés.',
    'Le ministère chargé du travail dotera les consulats d’un service social.',
    'La politique vise à renforcer la protection des travailleurs à l’étranger.',
    'Il convient d’améliorer la collecte des données aux frontières.',
  ],
  es: [
    'El Gobierno creará una ventanilla única para las personas retornadas.',
    'Se debe fortalecer la atención consular en los países vecinos.',
    'Los permisos serán renovados cada dos años.',
    'Es necesario mejorar los registros de entrada y salida.',
    'La política busca reducir el costo de los envíos de dinero.',
    'El Ministerio de Trabajo pondrá en marcha una bolsa de empleo.',
  ],
  ar: ['ستعمل الحكومة على إنشاء مكتب للعائدين.', 'سيتم تطوير الخدمات القنصلية في دول الخليج.'],
};

const OTHER: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The economy has grown, which helped to reduce poverty.',
    'This chapter will present measures to strengthen the sector.',
    'The number of graduates is not sufficient to develop the industry.',
    'Better roads would enable farmers to increase their income.',
    'The policy will not reduce the number of permits.',
    'Households that will receive transfers were identified in 2019.',
    'More rain will result in damage to improved roads.',
    'What should be improved by the review?',
    'The main challenge is to provide housing in the towns.',
  ],
  fr: [
    'La croissance a permis de réduire la pauvreté.',
    'Ce chapitre visera à présenter les mesures de renforcement du secteur.',
    'Des ressources insuffisantes ont été allouées afin de renforcer les services.',
    'Cette réforme devrait permettre d’améliorer les recettes.',
    'Les jeunes ne seront pas recrutés pour renforcer l’administration.',
    'Les ménages qui devront développer leurs cultures manquent d’eau.',
    'Les régions côtières seront affectées par la montée des eaux.',
  ],
  es: [
    'El crecimiento permitió reducir la pobreza.',
    'Esta sección busca presentar las medidas para fortalecer el sector.',
    'Los recursos son insuficientes para mejorar los servicios.',
    'La reforma permitirá mejorar los ingresos.',
    'Las zonas costeras serán afectadas por el aumento del nivel del mar.',
    '¿Qué se debe mejorar en la próxima etapa?',
  ],
  ar: ['أدى النمو إلى خفض الفقر.', 'الموارد غير كافية من أجل تحسين الخدمات.'],
};

describe('a sentence of prose', () => {
  for (const language of ['en', 'fr', 'es', 'ar'] as const) {
    it.each(BINDING[language])(`binds somebody (${language}): %s`, (sentence) => {
      expect(binds(sentence, language)).toBe(true);
    });
    it.each(OTHER[language])(`only describes (${language}): %s`, (sentence) => {
      expect(binds(sentence, language)).toBe(false);
    });
  }
});
