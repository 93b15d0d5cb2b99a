import { assetPath } from './asset.ts';

const LATIN = '@expo-google-fonts/ibm-plex-sans';
const ARABIC = '@expo-google-fonts/ibm-plex-sans-arabic';

/** The faces files are set in: IBM Plex Sans for Latin, IBM Plex Sans Arabic (both SIL Open Font Licence 1.1). */
const FACES = [
  `${LATIN}/400Regular/IBMPlexSans_400Regular.ttf`,
  `${LATIN}/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf`,
  `${LATIN}/600SemiBold/IBMPlexSans_600SemiBold.ttf`,
  `${LATIN}/700Bold/IBMPlexSans_700Bold.ttf`,
  `${ARABIC}/400Regular/IBMPlexSansArabic_400Regular.ttf`,
  `${ARABIC}/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf`,
  `${ARABIC}/700Bold/IBMPlexSansArabic_700Bold.ttf`,
] as const;

/** The paths of the font files that PDF and PNG are set in. */
export function fontPaths(): readonly string[] {
  return FACES.map(assetPath);
}
