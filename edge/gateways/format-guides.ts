import type { FormatName, GatewayFormatBody } from '#shared/contract/gateway-formats.ts';

type Guide = Pick<GatewayFormatBody, 'title' | 'sourceHint' | 'steps' | 'quirks'>;

const broker = {
  fr: 'MQTT : l’adresse du hub, le port, et le nom d’utilisateur et le mot de passe affichés ici.',
  en: 'MQTT: the hub’s address, the port, and the user name and password shown here.',
};
const room = { fr: 'Le nom de sa pièce, tel qu’il figure dans ses sujets.', en: 'Its room’s name, as it stands in its topics.' };
const address = { fr: 'Son adresse MAC, sur l’étiquette : 12 chiffres.', en: 'Its MAC address, on the label: 12 digits.' };
const noTime = {
  fr: 'N’envoie pas l’heure : une mesure compte au moment où elle arrive.',
  en: 'Sends no time: a measurement counts when it arrives.',
};
const itsTopic = (topic: string) => ({
  fr: `Sujet de publication : ${topic}`,
  en: `Topic to publish on: ${topic}`,
});

/** How each make is set up, for whoever stands before it; `docs/gateways.md` says more. */
export const formatGuides: Readonly<Record<FormatName, Guide>> = {
  espresense: {
    title: 'ESPresense',
    sourceHint: room,
    steps: [broker, { fr: 'Room : le nom donné ici, en minuscules.', en: 'Room: the name given here, in lower case.' }],
    quirks: [
      noTime,
      {
        fr: 'Envoie une moyenne sur 15 secondes : on voit quelqu’un passer avec retard.',
        en: 'Sends an average over 15 seconds: someone walking past is seen late.',
      },
    ],
  },
  openmqttgateway: {
    title: 'OpenMQTTGateway',
    sourceHint: { fr: 'Son « gateway name », tel qu’il figure dans ses sujets.', en: 'Its gateway name, as it stands in its topics.' },
    steps: [
      broker,
      {
        fr: 'Écoute sans pause : envoyer {"interval":1} à …/commands/MQTTtoBT/config, sinon elle n’écoute que toutes les 55 secondes.',
        en: 'Listen without a pause: set {"interval":1}, or else it listens only every 55 seconds.',
      },
      { fr: 'Laisser « pubadvdata » actif pour les piles et les boutons.', en: 'Leave “pubadvdata” on for batteries and buttons.' },
    ],
    quirks: [noTime],
  },
  theengs: {
    title: 'Theengs Gateway',
    sourceHint: {
      fr: 'Le dernier niveau de son « publish topic » avant BTtoMQTT.',
      en: 'The last level of its publish topic before BTtoMQTT.',
    },
    steps: [broker, { fr: 'ble_time_between_scans : 0.', en: 'ble_time_between_scans: 0.' }],
    quirks: [noTime, { fr: 'Réglée d’usine, elle est sourde la moitié du temps.', en: 'As it comes, it is deaf half the time.' }],
  },
  'room-assistant': {
    title: 'room-assistant',
    sourceHint: { fr: 'Le nom de l’instance (global.instanceName).', en: 'The instance’s name (global.instanceName).' },
    steps: [broker],
    quirks: [
      {
        fr: 'Lisse ses mesures (filtre de Kalman). Chaque instance doit être enregistrée comme passerelle.',
        en: 'Smooths its measurements (Kalman filter). Register each instance as a gateway.',
      },
    ],
  },
  'mqtt-room': {
    title: 'mqtt_room (Home Assistant)',
    sourceHint: room,
    steps: [broker, itsTopic('room_presence/{gateway}')],
    quirks: [
      noTime,
      {
        fr: 'Ne donne qu’une distance : la moins précise de toutes. À n’employer que si rien d’autre n’est possible.',
        en: 'Gives a distance only: the least precise of all. Use it only when nothing else is possible.',
      },
    ],
  },
  raddec: {
    title: 'raddec (reelyActive)',
    sourceHint: { fr: 'Le receiverId de cette antenne.', en: 'This receiver’s receiverId.' },
    steps: [broker, itsTopic('raddec')],
    quirks: [
      {
        fr: 'Une connexion parle pour toutes les antennes enregistrées : une seule passerelle a besoin du mot de passe.',
        en: 'One connection speaks for every receiver registered: only one of them needs the password.',
      },
    ],
  },
  minew: {
    title: 'Minew G1, G2, MG3, MG4',
    sourceHint: address,
    steps: [
      broker,
      itsTopic('/gw/{gateway}/status'),
      {
        fr: 'Envoi toutes les secondes, format JSON-LONG ou JSON-RAW.',
        en: 'Upload interval 1 second, data format JSON-LONG or JSON-RAW.',
      },
    ],
    quirks: [
      {
        fr: 'En binaire, les mesures n’ont pas d’heure. Mettre à jour un micrologiciel antérieur à 3.1.3.',
        en: 'In the binary formats measurements carry no time. Update a firmware older than 3.1.3.',
      },
    ],
  },
  moko: {
    title: 'MOKO MKGW',
    sourceHint: address,
    steps: [broker, itsTopic('mokosmart/{gateway}/send')],
    quirks: [{ fr: 'Ses heures sont à la seconde près.', en: 'Its times are in whole seconds.' }],
  },
  shelly: {
    title: 'Shelly Gen2+',
    sourceHint: { fr: 'Son préfixe MQTT, ou « mqtt_src » dans le script.', en: 'Its MQTT prefix, or “mqtt_src” in the script.' },
    steps: [
      broker,
      { fr: 'Bluetooth actif, « RPC status notifications » coché.', en: 'Bluetooth on, “RPC status notifications” ticked.' },
      {
        fr: 'Un script de Shelly (ble-shelly-blu ou blegateway), ou le nôtre pour entendre toutes les balises.',
        en: 'One of Shelly’s scripts (ble-shelly-blu or blegateway), or ours to hear every beacon.',
      },
    ],
    quirks: [
      {
        fr: 'Les scripts de Shelly n’entendent que les boutons et capteurs BTHome, pas les iBeacons.',
        en: 'Shelly’s scripts hear BTHome buttons and sensors only, no iBeacons.',
      },
    ],
  },
  'april-brother': {
    title: 'April Brother AB Gateway V4',
    sourceHint: address,
    steps: [broker, itsTopic('abgw/{gateway}')],
    quirks: [
      {
        fr: 'Compte le temps depuis son démarrage : quelques secondes se perdent quand elle redémarre.',
        en: 'Counts time from its start: some seconds are lost when it restarts.',
      },
    ],
  },
  'blue-charm': {
    title: 'Blue Charm BCG04',
    sourceHint: address,
    steps: [broker, itsTopic('bcg/{gateway}')],
    quirks: [noTime],
  },
  kontakt: {
    title: 'Kontakt.io',
    sourceHint: { fr: 'Le sourceId de cette antenne.', en: 'This scanner’s sourceId.' },
    steps: [broker, itsTopic('kontakt/telemetry')],
    quirks: [
      {
        fr: 'La télémétrie arrive au plus toutes les 30 secondes : assez pour les piles, trop lent pour des parcours.',
        en: 'Telemetry comes every 30 seconds at most: enough for batteries, too slow for paths.',
      },
    ],
  },
  owntracks: {
    title: 'OwnTracks',
    sourceHint: { fr: 'Le nom d’utilisateur dans ses sujets.', en: 'The user name in its topics.' },
    steps: [
      broker,
      {
        fr: 'Sur le téléphone d’un membre de l’équipe qui est d’accord, avec les balises fixes du plan.',
        en: 'On the phone of a member of staff who agrees, with the fixed beacons of the plan.',
      },
    ],
    quirks: [{ fr: 'C’est le téléphone qui est situé, non ce qu’il entend.', en: 'It is the phone that is located, not what it hears.' }],
  },
  'aisle-raw': {
    title: 'Aisle raw JSON',
    sourceHint: { fr: 'Le nom que le script se donne.', en: 'The name the script gives itself.' },
    steps: [broker, itsTopic('aisle-raw/{gateway}')],
    quirks: [{ fr: 'Pour un script maison ; voir docs/gateways.md.', en: 'For a script of your own; see docs/gateways.md.' }],
  },
};
