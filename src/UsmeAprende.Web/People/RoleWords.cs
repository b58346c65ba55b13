using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What the screen calls the roles.</summary>
public static class RoleWords
{
    public static string Name(Role role) =>
        role switch
        {
            Role.Facilitator => "Facilitación",
            Role.Coordinator => "Coordinación",
            Role.Administrator => "Administración",
            _ => "Participante",
        };
}
