import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../model/crc32.ts';

export interface Part {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  /** What the archive says of it, where that is a lie. */
  readonly size?: number;
  readonly flags?: number;
}

/** An archive as anybody may write one. */
export function zipOf(parts: readonly Part[]): Blob {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 0, size = data.length, flags = 0 } of parts) {
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const path = Buffer.from(name, 'utf8');
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(size, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    central.push(Buffer.from('504b01021400', 'hex'), about, place.subarray(2), path);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), about, path, packed]);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Blob([Buffer.concat([...locals, directory, end])]);
}
