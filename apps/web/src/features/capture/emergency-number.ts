export { emergencyNumber } from '@closecall/messages/emergency-number'
