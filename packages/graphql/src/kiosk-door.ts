import type { KioskPlace as Place } from '@closecall/core/intake/intake.rows'
import { enrolKiosk } from '@closecall/core/kiosks/enrol-kiosk'
import { leaveKiosk } from '@closecall/core/kiosks/leave-kiosk'
import { recordHeartbeat } from '@closecall/core/kiosks/record-heartbeat'
import { type FiledAtKiosk as Filed, submitAtKiosk } from '@closecall/core/kiosks/submit-at-kiosk'
import { door } from './anonymous'
import { AnonymousPlace } from './anonymous-types'
import { builder } from './builder'
import { anonymousOf } from './context'
import { SubmitReportInput } from './report-inputs'

const KioskPlace = builder.objectRef<Place>('KioskPlace').implement({
  description: 'What a tablet shows.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The kiosk’s.' }),
    slug: t.exposeString('slug', {
      description:
        'Of the organisation: by it waiting cards are sent where the token is worth nothing any more.',
    }),
    place: t.expose('place', { type: AnonymousPlace }),
  }),
})

const FiledAtKiosk = builder.objectRef<Filed>('FiledAtKiosk').implement({
  description: 'What is shown to whoever filed with their name, until they go.',
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeString('number'),
    name: t.exposeString('name', { description: 'Whose number and PIN these were.' }),
    photoPass: t.exposeString('photoPass', {
      description:
        'As `x-photo-pass` of `PUT` and `GET /uploads/photos/{id}/{photo}` it stands for a session: to add photos to this report and for nothing else, for 15 minutes and no longer than the member’s sessions. A secret, to be kept in memory only.',
    }),
  }),
})

const FileAtKioskInput = builder.inputType('FileAtKioskInput', {
  description: 'A card with its writer’s name, and the proof of whose it is.',
  fields: (t) => ({
    token: t.string({ required: true, description: 'The tablet’s.' }),
    personnelNumber: t.string({ required: true }),
    pin: t.string({ required: true, description: 'That of sign-in.' }),
    card: t.field({ type: SubmitReportInput, required: true, description: 'Its site must be the kiosk’s.' }),
  }),
})

builder.mutationFields((t) => ({
  enrolKiosk: t.field({
    type: KioskPlace,
    skipTypeScopes: true,
    args: {
      code: t.arg.string({ required: true }),
      token: t.arg.string({
        required: true,
        description:
          'Drawn by the tablet, 256 bits as hex or base64url: it shows itself with it from now on. Sent again with the same one it is the same tablet.',
      }),
    },
    description: `The tablet becomes the kiosk’s, once a code; the one before it is answered no more. ${door} Errors: NOT_FOUND kiosk.unknown_code (wrong, used and too old alike), INVALID, RATE_LIMITED after 20 wrong ones from a network in ten minutes.`,
    resolve: (_root, args, context) => enrolKiosk(anonymousOf(context), args),
  }),
  kioskHeartbeat: t.field({
    type: KioskPlace,
    skipTypeScopes: true,
    args: {
      token: t.arg.string({ required: true }),
      waiting: t.arg.int({ required: true, description: 'Cards that the tablet still holds.' }),
    },
    description: `The tablet lives; to be called by a clock, every 5 minutes, and never because of a report. ${door} Errors: NOT_FOUND kiosk.unknown (revoked, replaced, left: enrol again and keep what waits), INVALID, RATE_LIMITED after 120 of a kiosk in ten minutes.`,
    resolve: (_root, args, context) => recordHeartbeat(anonymousOf(context), args),
  }),
  leaveKiosk: t.boolean({
    skipTypeScopes: true,
    args: { token: t.arg.string({ required: true }), pin: t.arg.string({ required: true }) },
    description: `True: the PIN was right, the token is worth nothing any more and the kiosk awaits a code. ${door} Errors: INVALID kiosk.wrong_pin, RATE_LIMITED (after 5 wrong ones for 15 minutes, then longer), NOT_FOUND kiosk.unknown.`,
    resolve: (_root, args, context) => leaveKiosk(anonymousOf(context), context.auth, args),
  }),
  fileAtKiosk: t.field({
    type: FiledAtKiosk,
    skipTypeScopes: true,
    args: { input: t.arg({ type: FileAtKioskInput, required: true }) },
    description:
      'Files a card with a name from a tablet on which nobody is signed in, and makes no session; the same card again is the same report, with another pass for its photos. Errors: UNAUTHENTICATED sign_in.failed and RATE_LIMITED as signInWithPin, NOT_FOUND (kiosk.unknown; site or location), INVALID, CONFLICT as submitReport.',
    resolve: (_root, { input }, { auth }) => submitAtKiosk(auth, input),
  }),
}))
