/** Why a connection is closed by the guard, in words for the console. */
export interface Breach {
  readonly reason: 'protocol' | 'too-large';
  readonly words: string;
  /** Told to the client in a CONNACK first, where MQTT 3.1.1 asks for it. */
  readonly returnCode?: 1 | 2;
}
