using System.Net;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Looks at the configuration before the site starts: each fault is one Spanish line with its key. Otherwise the first one would end the
/// start with an exception, in English and often without the key, and a misspelt key would be left out without a word.
/// </summary>
public static class SettingsInspection
{
    private static readonly string[] Environments = ["Development", "Production", "Staging", "Test"];

    /// <summary>What must be mended before the site can start.</summary>
    public static IReadOnlyList<string> FindFaults(IConfiguration configuration, IHostEnvironment environment) =>
        [
            .. FindEnvironmentFault(environment),
            .. SettingsTable.Sections.SelectMany(s => SettingValidation.FindFaults(configuration.GetSection(s.Key), s.Value)),
            .. configuration
                .GetSection($"{SiteOptions.Section}:{nameof(SiteOptions.Proxies)}")
                .GetChildren()
                .Where(proxy => !IPAddress.TryParse(proxy.Value, out _))
                .Select(proxy => $"{proxy.Path} dice «{proxy.Value}», y debe ser la dirección IP de una máquina, como 127.0.0.1."),
            .. new HelpNumbers()
                .Validate(null, configuration.GetSection(HelpOptions.Section).Get<HelpOptions>() ?? new HelpOptions())
                .Failures
                ?? [],
            .. FindAddressFault(configuration, environment),
            .. DatabaseSetup.FindProblem(configuration) is { } problem ? [problem] : Enumerable.Empty<string>(),
        ];

    /// <summary>Keys of our sections that nothing reads, each with the one that was probably meant.</summary>
    public static IReadOnlyList<string> FindUnknown(IConfiguration configuration) =>
        [
            .. configuration
                .GetChildren()
                .SelectMany(section =>
                    IsOurs(section.Key) ? Leaves(section)
                    : IsSlip(section.Key) ? [section.Key]
                    : []
                )
                .Where(key => !SettingsTable.Keys.Contains(WithFirstIndex(key), StringComparer.OrdinalIgnoreCase))
                .Select(key => $"«{key}» no es un dato de la configuración, y no se usa. ¿Quiso decir «{Nearest(key)}»?"),
        ];

    private static IEnumerable<string> FindEnvironmentFault(IHostEnvironment environment)
    {
        if (!Environments.Contains(environment.EnvironmentName, StringComparer.OrdinalIgnoreCase))
            yield return $"ASPNETCORE_ENVIRONMENT dice «{environment.EnvironmentName}», y debe ser Production (lo normal) o Development.";
    }

    // Without it the site would have to trust the Host header (R17), and could not sign credentials.
    private static IEnumerable<string> FindAddressFault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (
            string.IsNullOrWhiteSpace(configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.Url)}"])
            && !environment.IsDevelopment()
            && !environment.IsEnvironment("Test")
        )
            yield return "Falta Site:Url, la dirección con que la gente llega al sitio, como https://aprende.ejemplo.gov.co. "
                + "Póngala en la configuración (variable de entorno Site__Url) y vuelva a abrirlo.";
    }

    // A variable of another programme may have the name of one of our sections: only what is below counts.
    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(child => child.GetChildren().Any() ? Leaves(child) : [child.Path]);

    private static bool IsOurs(string section) => SettingsTable.Keys.Any(key => StartsWith(key, section + ":"));

    // One underscore instead of two: Site_Url. Other programmes' variables may begin like a section too, so the rest must fit as well.
    private static bool IsSlip(string key) =>
        key.Contains('_', StringComparison.Ordinal) && SettingsTable.Keys.Contains(key.Replace('_', ':'), StringComparer.OrdinalIgnoreCase);

    private static bool StartsWith(string key, string section) => key.StartsWith(section, StringComparison.OrdinalIgnoreCase);

    private static string WithFirstIndex(string key) =>
        string.Join(':', key.Split(':').Select(part => part.All(char.IsAsciiDigit) ? "0" : part));

    private static string Nearest(string key) =>
        SettingsTable.Keys.MinBy(known => SpellingDistance.Count(key.Replace('_', ':').ToUpperInvariant(), known.ToUpperInvariant()))!;
}
