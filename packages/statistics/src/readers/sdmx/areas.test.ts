import { describe, expect, it } from 'vitest';
import { FindingLog } from '../reading/finding-log.ts';
import { Areas } from './areas.ts';

const at = (): { row: number } => ({ row: 1 });

function codes(
  agency: string,
  names: Readonly<Record<string, string>> | undefined,
  ...wanted: readonly string[]
): readonly string[] {
  const areas = new Areas(new FindingLog(), agency);
  const list = names && new Map(Object.entries(names));
  return wanted.map((code) => areas.codeOf(code, 'REF_AREA', list, at));
}

describe('areas', () => {
  it('are known by ISO codes of two and three letters', () => {
    expect(codes('OECD', undefined, 'FR', 'FRA', 'EL', 'U2')).toEqual(['FRA', 'FRA', 'GRC', 'U2']);
  });

  it('keep their codes where the codelist says that they are others', () => {
    const states = { CA: 'California', GA: 'Georgia', CO: 'Colorado', AL: 'Alabama' };
    expect(codes('US', states, 'CA', 'GA', 'CO')).toEqual(['CA', 'GA', 'CO']);
  });

  it('of two letters that an agency made its own are not taken for others', () => {
    expect(codes('BIS', undefined, 'XM', 'BR', 'EU')).toEqual(['XM', 'BRA', 'EUU']);
    expect(codes('WB', undefined, 'XM')).toEqual(['LIC']);
    expect(codes('FR1', undefined, 'FM', 'FE')).toEqual(['FM', 'FE']);
    expect(codes('SPC', undefined, 'FM', 'FSM')).toEqual(['FSM', 'FSM']);
  });

  it('are known by their names where a file has labels in place of codes', () => {
    expect(codes('ESTAT', undefined, 'Austria', 'Somewhere')).toEqual(['AUT', 'Somewhere']);
  });

  it('are numbers of M49 where names or the agency say so, and not otherwise', () => {
    expect(codes('IAEG-SDGs', undefined, '4', '686', '1')).toEqual(['AFG', 'SEN', 'WLD']);
    expect(codes('INEGI', undefined, '4', '8')).toEqual(['4', '8']);
    expect(codes('INEGI', { 4: 'Afghanistan', 8: 'Albania' }, '4')).toEqual(['AFG']);
    expect(codes('INEGI', { 4: 'Campeche', 8: 'Chihuahua' }, '4')).toEqual(['4']);
  });

  it('are known by their names where codes say nothing, each place once', () => {
    expect(codes('X', { A1: 'Senegal', A2: 'France' }, 'A1')).toEqual(['SEN']);
    const regions = { LU: 'Luxembourg', LU00: 'Luxembourg', BE: 'Belgium', FR: 'France' };
    expect(codes('ESTAT', regions, 'LU', 'LU00')).toEqual(['LUX', 'LU00']);
  });

  it('that are kept are told in a finding, each once', () => {
    const log = new FindingLog();
    const areas = new Areas(log, 'ECB');
    for (const code of ['U2', 'U2', 'I8']) areas.codeOf(code, 'REF_AREA', undefined, at);
    expect(log.list().map(({ rule }) => rule)).toEqual(['area-kept', 'area-kept']);
  });
});
