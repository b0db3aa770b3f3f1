import { hash, type Options, verify } from '@node-rs/argon2'

const options = (pepper: string): Options => ({
  // Argon2id, by its number: an ambient const enum has no value at run time.
  algorithm: 2,
  memoryCost: 64 * 1024,
  timeCost: 3,
  parallelism: 1,
  secret: Buffer.from(pepper),
})

const decoys = new Map<string, Promise<string>>()

/** A hash nothing matches: what a secret is compared with when nobody is there, so that both cost the same. */
function decoy(pepper: string): Promise<string> {
  let made = decoys.get(pepper)
  if (!made) {
    made = hash('nobody has this secret', options(pepper))
    decoys.set(pepper, made)
  }
  return made
}

export function hashSecret(pepper: string, secret: string): Promise<string> {
  return hash(secret, options(pepper))
}

/** Costs one hash whether or not there is one to compare with. */
export async function verifySecret(pepper: string, hashed: string | null, secret: string): Promise<boolean> {
  const same = await verify(hashed ?? (await decoy(pepper)), secret, options(pepper))
  return hashed !== null && same
}
