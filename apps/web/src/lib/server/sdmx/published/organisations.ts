import type { Item, ItemScheme } from '@sterna/sdmx';
import { SOURCES } from '@sterna/statistics';
import { ownReference, text } from './own.ts';

/** The id of a publisher: its English name in capitals. */
function publisherId(name: string): string {
  return name.toUpperCase().replace(/\W+/g, '_');
}

/** The publishers of the sources that Sterna reads. */
export function publisherScheme(): ItemScheme {
  const publishers = new Map(
    SOURCES.map(({ publisher }): [string, Item] => {
      const id = publisherId(publisher.en);
      return [id, { id, name: { ...publisher } }];
    }),
  );
  return {
    ...ownReference('organisationunitscheme', 'PUBLISHERS'),
    name: text('Éditeurs', 'Publishers', 'Editores', 'الناشرون'),
    items: [...publishers.values()],
  };
}

/** Who takes the data: the profile that is made from them, and whoever asks, for the service is open. */
export function consumerScheme(): ItemScheme {
  return {
    ...ownReference('dataconsumerscheme', 'DATA_CONSUMERS'),
    name: text('Utilisateurs des données', 'Users of the data', 'Usuarios de los datos', 'مستخدمو البيانات'),
    items: [
      {
        id: 'MIGRATION_PROFILE',
        name: text('Profil migratoire', 'Migration profile', 'Perfil migratorio', 'ملف الهجرة'),
        description: text(
          'Le profil et l’explorateur de Sterna tirent leurs chiffres des mêmes données.',
          'The profile and the explorer of Sterna take their figures from the same data.',
          'El perfil y el explorador de Sterna toman sus cifras de los mismos datos.',
          'يستمد ملف ستيرنا ومستكشفها أرقامهما من البيانات نفسها.',
        ),
      },
      {
        id: 'PUBLIC',
        name: text('Tout le monde', 'Everyone', 'Todo el mundo', 'الجميع'),
        description: text(
          'Le service est ouvert : personne n’a besoin de s’inscrire.',
          'The service is open: nobody needs to register.',
          'El servicio es abierto: nadie necesita registrarse.',
          'الخدمة مفتوحة: لا حاجة إلى التسجيل.',
        ),
      },
    ],
  };
}
