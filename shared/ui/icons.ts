import accessibilitySvg from 'lucide-static/icons/accessibility.svg?raw';
import armchairSvg from 'lucide-static/icons/armchair.svg?raw';
import arrowDownSvg from 'lucide-static/icons/arrow-down.svg?raw';
import arrowDownToLineSvg from 'lucide-static/icons/arrow-down-to-line.svg?raw';
import arrowLeftSvg from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRightSvg from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUpSvg from 'lucide-static/icons/arrow-up.svg?raw';
import banknoteSvg from 'lucide-static/icons/banknote.svg?raw';
import batterySvg from 'lucide-static/icons/battery.svg?raw';
import batteryLowSvg from 'lucide-static/icons/battery-low.svg?raw';
import bellSvg from 'lucide-static/icons/bell.svg?raw';
import bookOpenSvg from 'lucide-static/icons/book-open.svg?raw';
import brickWallSvg from 'lucide-static/icons/brick-wall.svg?raw';
import calendarSvg from 'lucide-static/icons/calendar.svg?raw';
import calendarClockSvg from 'lucide-static/icons/calendar-clock.svg?raw';
import cameraSvg from 'lucide-static/icons/camera.svg?raw';
import chartColumnSvg from 'lucide-static/icons/chart-column.svg?raw';
import checkSvg from 'lucide-static/icons/check.svg?raw';
import chevronDownSvg from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeftSvg from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRightSvg from 'lucide-static/icons/chevron-right.svg?raw';
import chevronUpSvg from 'lucide-static/icons/chevron-up.svg?raw';
import circleCheckSvg from 'lucide-static/icons/circle-check.svg?raw';
import circleQuestionMarkSvg from 'lucide-static/icons/circle-question-mark.svg?raw';
import clockSvg from 'lucide-static/icons/clock.svg?raw';
import conciergeBellSvg from 'lucide-static/icons/concierge-bell.svg?raw';
import contrastSvg from 'lucide-static/icons/contrast.svg?raw';
import copySvg from 'lucide-static/icons/copy.svg?raw';
import crosshairSvg from 'lucide-static/icons/crosshair.svg?raw';
import diamondSvg from 'lucide-static/icons/diamond.svg?raw';
import doorOpenSvg from 'lucide-static/icons/door-open.svg?raw';
import downloadSvg from 'lucide-static/icons/download.svg?raw';
import ellipsisSvg from 'lucide-static/icons/ellipsis.svg?raw';
import externalLinkSvg from 'lucide-static/icons/external-link.svg?raw';
import eyeSvg from 'lucide-static/icons/eye.svg?raw';
import eyeOffSvg from 'lucide-static/icons/eye-off.svg?raw';
import flameSvg from 'lucide-static/icons/flame.svg?raw';
import footprintsSvg from 'lucide-static/icons/footprints.svg?raw';
import giftSvg from 'lucide-static/icons/gift.svg?raw';
import gripVerticalSvg from 'lucide-static/icons/grip-vertical.svg?raw';
import handSvg from 'lucide-static/icons/hand.svg?raw';
import heartSvg from 'lucide-static/icons/heart.svg?raw';
import historySvg from 'lucide-static/icons/history.svg?raw';
import hourglassSvg from 'lucide-static/icons/hourglass.svg?raw';
import houseSvg from 'lucide-static/icons/house.svg?raw';
import imageSvg from 'lucide-static/icons/image.svg?raw';
import imageOffSvg from 'lucide-static/icons/image-off.svg?raw';
import infoSvg from 'lucide-static/icons/info.svg?raw';
import keySvg from 'lucide-static/icons/key.svg?raw';
import languagesSvg from 'lucide-static/icons/languages.svg?raw';
import layersSvg from 'lucide-static/icons/layers.svg?raw';
import layoutGridSvg from 'lucide-static/icons/layout-grid.svg?raw';
import listSvg from 'lucide-static/icons/list.svg?raw';
import lockSvg from 'lucide-static/icons/lock.svg?raw';
import logInSvg from 'lucide-static/icons/log-in.svg?raw';
import logOutSvg from 'lucide-static/icons/log-out.svg?raw';
import mapSvg from 'lucide-static/icons/map.svg?raw';
import mapPinSvg from 'lucide-static/icons/map-pin.svg?raw';
import maximizeSvg from 'lucide-static/icons/maximize.svg?raw';
import megaphoneSvg from 'lucide-static/icons/megaphone.svg?raw';
import messageCircleSvg from 'lucide-static/icons/message-circle.svg?raw';
import minusSvg from 'lucide-static/icons/minus.svg?raw';
import monitorSvg from 'lucide-static/icons/monitor.svg?raw';
import moonSvg from 'lucide-static/icons/moon.svg?raw';
import mousePointer2Svg from 'lucide-static/icons/mouse-pointer-2.svg?raw';
import octagonAlertSvg from 'lucide-static/icons/octagon-alert.svg?raw';
import packageSvg from 'lucide-static/icons/package.svg?raw';
import packageCheckSvg from 'lucide-static/icons/package-check.svg?raw';
import paletteSvg from 'lucide-static/icons/palette.svg?raw';
import pauseSvg from 'lucide-static/icons/pause.svg?raw';
import pencilSvg from 'lucide-static/icons/pencil.svg?raw';
import pencilRulerSvg from 'lucide-static/icons/pencil-ruler.svg?raw';
import pentagonSvg from 'lucide-static/icons/pentagon.svg?raw';
import playSvg from 'lucide-static/icons/play.svg?raw';
import plugSvg from 'lucide-static/icons/plug.svg?raw';
import plusSvg from 'lucide-static/icons/plus.svg?raw';
import powerSvg from 'lucide-static/icons/power.svg?raw';
import printerSvg from 'lucide-static/icons/printer.svg?raw';
import qrCodeSvg from 'lucide-static/icons/qr-code.svg?raw';
import radioSvg from 'lucide-static/icons/radio.svg?raw';
import radioTowerSvg from 'lucide-static/icons/radio-tower.svg?raw';
import receiptSvg from 'lucide-static/icons/receipt.svg?raw';
import redo2Svg from 'lucide-static/icons/redo-2.svg?raw';
import refreshCwSvg from 'lucide-static/icons/refresh-cw.svg?raw';
import routeSvg from 'lucide-static/icons/route.svg?raw';
import rulerSvg from 'lucide-static/icons/ruler.svg?raw';
import scanBarcodeSvg from 'lucide-static/icons/scan-barcode.svg?raw';
import searchSvg from 'lucide-static/icons/search.svg?raw';
import sendSvg from 'lucide-static/icons/send.svg?raw';
import settingsSvg from 'lucide-static/icons/settings.svg?raw';
import share2Svg from 'lucide-static/icons/share-2.svg?raw';
import shieldCheckSvg from 'lucide-static/icons/shield-check.svg?raw';
import shirtSvg from 'lucide-static/icons/shirt.svg?raw';
import shoppingBagSvg from 'lucide-static/icons/shopping-bag.svg?raw';
import slidersHorizontalSvg from 'lucide-static/icons/sliders-horizontal.svg?raw';
import smartphoneSvg from 'lucide-static/icons/smartphone.svg?raw';
import starSvg from 'lucide-static/icons/star.svg?raw';
import storeSvg from 'lucide-static/icons/store.svg?raw';
import sunSvg from 'lucide-static/icons/sun.svg?raw';
import tabletSvg from 'lucide-static/icons/tablet.svg?raw';
import tagSvg from 'lucide-static/icons/tag.svg?raw';
import ticketSvg from 'lucide-static/icons/ticket.svg?raw';
import ticketPercentSvg from 'lucide-static/icons/ticket-percent.svg?raw';
import trash2Svg from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlertSvg from 'lucide-static/icons/triangle-alert.svg?raw';
import truckSvg from 'lucide-static/icons/truck.svg?raw';
import typeSvg from 'lucide-static/icons/type.svg?raw';
import undo2Svg from 'lucide-static/icons/undo-2.svg?raw';
import uploadSvg from 'lucide-static/icons/upload.svg?raw';
import userRoundSvg from 'lucide-static/icons/user-round.svg?raw';
import usersRoundSvg from 'lucide-static/icons/users-round.svg?raw';
import volume2Svg from 'lucide-static/icons/volume-2.svg?raw';
import wifiSvg from 'lucide-static/icons/wifi.svg?raw';
import wifiOffSvg from 'lucide-static/icons/wifi-off.svg?raw';
import xSvg from 'lucide-static/icons/x.svg?raw';

/** Our words for lucide's drawings (ISC licence), each imported on its own so that a page ships only this list. */
export const icons = {
  home: houseSvg,
  search: searchSvg,
  basket: shoppingBagSvg,
  heart: heartSvg,
  map: mapSvg,
  'map-pin': mapPinSvg,
  user: userRoundSvg,
  users: usersRoundSvg,
  help: circleQuestionMarkSvg,
  call: conciergeBellSvg,
  bell: bellSvg,
  accessibility: accessibilitySvg,
  languages: languagesSvg,
  check: checkSvg,
  'check-circle': circleCheckSvg,
  close: xSvg,
  'chevron-left': chevronLeftSvg,
  'chevron-right': chevronRightSvg,
  'chevron-up': chevronUpSvg,
  'chevron-down': chevronDownSvg,
  'arrow-left': arrowLeftSvg,
  'arrow-right': arrowRightSvg,
  'arrow-up': arrowUpSvg,
  'arrow-down': arrowDownSvg,
  minus: minusSvg,
  plus: plusSvg,
  trash: trash2Svg,
  printer: printerSvg,
  'qr-code': qrCodeSvg,
  scan: scanBarcodeSvg,
  wifi: wifiSvg,
  'wifi-off': wifiOffSvg,
  battery: batterySvg,
  'battery-low': batteryLowSvg,
  radio: radioSvg,
  monitor: monitorSvg,
  tablet: tabletSvg,
  phone: smartphoneSvg,
  tag: tagSvg,
  shirt: shirtSvg,
  ticket: ticketSvg,
  offer: ticketPercentSvg,
  gift: giftSvg,
  clock: clockSvg,
  calendar: calendarSvg,
  'calendar-clock': calendarClockSvg,
  play: playSvg,
  pause: pauseSvg,
  upload: uploadSvg,
  download: downloadSvg,
  image: imageSvg,
  'image-off': imageOffSvg,
  pencil: pencilSvg,
  settings: settingsSvg,
  list: listSvg,
  grid: layoutGridSvg,
  layers: layersSvg,
  'log-out': logOutSvg,
  'log-in': logInSvg,
  warning: triangleAlertSvg,
  danger: octagonAlertSvg,
  info: infoSvg,
  route: routeSvg,
  footprints: footprintsSvg,
  eye: eyeSvg,
  'eye-off': eyeOffSvg,
  lock: lockSvg,
  shield: shieldCheckSvg,
  book: bookOpenSvg,
  journal: historySvg,
  store: storeSvg,
  package: packageSvg,
  'package-check': packageCheckSvg,
  truck: truckSvg,
  refresh: refreshCwSvg,
  undo: undo2Svg,
  sun: sunSvg,
  moon: moonSvg,
  contrast: contrastSvg,
  filters: slidersHorizontalSvg,
  star: starSvg,
  share: share2Svg,
  external: externalLinkSvg,
  copy: copySvg,
  chart: chartColumnSvg,
  more: ellipsisSvg,
  reach: arrowDownToLineSvg,
  volume: volume2Svg,
  'text-size': typeSvg,
  door: doorOpenSvg,
  receipt: receiptSvg,
  money: banknoteSvg,
  hourglass: hourglassSvg,
  camera: cameraSvg,
  send: sendSvg,
  megaphone: megaphoneSvg,
  flame: flameSvg,
  drag: gripVerticalSvg,
  palette: paletteSvg,
  plug: plugSvg,
  power: powerSvg,
  key: keySvg,
  message: messageCircleSvg,
  armchair: armchairSvg,
  wall: brickWallSvg,
  diamond: diamondSvg,
  maximize: maximizeSvg,
  pointer: mousePointer2Svg,
  plan: pencilRulerSvg,
  area: pentagonSvg,
  redo: redo2Svg,
  ruler: rulerSvg,
  receiver: radioTowerSvg,
  crosshair: crosshairSvg,
  hand: handSvg,
} as const satisfies Record<string, string>;

export type IconName = keyof typeof icons;

/** True for a name in the list; narrows what a table or a message says. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(icons, name);
}

/** Icons that point along the line of reading: they turn round where it runs from right to left. */
export const mirroredIcons: ReadonlySet<IconName> = new Set<IconName>([
  'chevron-left',
  'chevron-right',
  'arrow-left',
  'arrow-right',
  'log-out',
  'log-in',
  'undo',
  'send',
  'list',
  'external',
  'book',
]);
