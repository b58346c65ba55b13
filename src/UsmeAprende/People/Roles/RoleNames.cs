namespace UsmeAprende.People.Roles;

/// <summary>Spanish names of the roles.</summary>
public static class RoleNames
{
    public static string Describe(PersonRole role) =>
        role switch
        {
            PersonRole.Facilitator => "Facilitación",
            PersonRole.Coordinator => "Coordinación",
            PersonRole.Administrator => "Administración",
            PersonRole.Auditor => "Auditoría",
            _ => "Participante",
        };
}
