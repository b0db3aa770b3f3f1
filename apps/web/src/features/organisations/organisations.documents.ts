import { graphql } from '../../api/graphql'

export const OwnOrganisation = graphql(`
  query OwnOrganisation {
    organisation {
      id name slug country locale timeZone
      acknowledgeHours triageWorkingDays answerWorkingDays
    }
  }
`)

export const UpdateOrganisation = graphql(`
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      id name country locale timeZone
      acknowledgeHours triageWorkingDays answerWorkingDays
    }
  }
`)
