namespace UsmeAprende.Web.Kit;

/// <summary>
/// Where the data are in production if nobody says it: apart from the programme, whose folder a new version replaces.
/// </summary>
public static class DataFolderDefault
{
    /// <param name="besideProgramme">Where older versions kept them: if data are there, they stay in use.</param>
    public static string ForProduction(string besideProgramme) =>
        Choose(
            besideProgramme,
            Environment.GetEnvironmentVariable("STATE_DIRECTORY"),
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
        );

    /// <param name="besideProgramme">The folder beside the programme.</param>
    /// <param name="serviceState">The folders that systemd gives a service, separated by colons; null without it.</param>
    /// <param name="userData">The user's own data folder; empty if the user has none.</param>
    public static string Choose(string besideProgramme, string? serviceState, string userData)
    {
        if (File.Exists(Path.Combine(besideProgramme, "usme.db")))
            return besideProgramme;
        if (serviceState?.Split(':')[0] is { Length: > 0 } given)
            return given;
        return userData.Length > 0 ? Path.Combine(userData, "usme-aprende") : besideProgramme;
    }
}
