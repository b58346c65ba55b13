using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Starting;

/// <summary>The configuration is looked at before the start, and the document names every setting.</summary>
public sealed partial class SettingsInspectionTests
{
    private const string Section = "Section";

    private static readonly string Document = File.ReadAllText(Path.Combine(SourceRepository.Root, "docs/operations.md"));

    [Theory]
    [InlineData("Site:Url", "https://aprende.ejemplo.gov.co/", "Site:Url debe ser como https://")]
    [InlineData("Site:Patience", "dos minutos", "Site:Patience dice «dos minutos», y debe ser una duración, como 00:02:30")]
    [InlineData("Site:Patience", "02:00:00", "Site:Patience debe estar entre 00:00:02 y 01:00:00")]
    [InlineData("Site:Proxies", "127.0.0.1", "Site:Proxies es una lista: escriba Site:Proxies:0")]
    [InlineData("Site:Proxies:0", "10.0.0.0/8", "Site:Proxies:0 dice «10.0.0.0/8», y debe ser la dirección IP")]
    [InlineData("Site:Help:WhatsApp", "300 123", "Site:Help:WhatsApp debe ser un número")]
    [InlineData("Site:Name", "", "Site:Name no puede estar vacío")]
    [InlineData("Jobs:Enabled", "si", "Jobs:Enabled dice «si», y debe ser true o false (variable Jobs__Enabled)")]
    [InlineData("Mail:Port", "99999", "Mail:Port debe estar entre 1 y 65535")]
    [InlineData("Mail:Port", "abc", "Mail:Port dice «abc», y debe ser un número entero")]
    [InlineData("Mail:From", "nadie", "Mail:From debe ser un correo")]
    [InlineData("Mail:Security", "SSL", "Mail:Security dice «SSL», y debe ser StartTls o Tls o None")]
    [InlineData("Mail:Authority", "no-existe.pem", "Mail:Authority no es un archivo con un certificado")]
    [InlineData("People:StaffSecondFactor", "false", "People:StaffSecondFactor dice «false», y debe ser Required o Optional")]
    [InlineData("Certificates:TwoSteps", "yes", "Certificates:TwoSteps dice «yes», y debe ser true o false")]
    [InlineData("Learning:Since", "ayer", "Learning:Since dice «ayer», y debe ser una fecha")]
    [InlineData("Data:Provider", "Postgres", "solo puede ser Sqlite")]
    [InlineData("Operations:TimeServer", "ntp://hora", "Operations:TimeServer debe ser el nombre de un servidor")]
    public void Setting_ThatCannotBe_IsOneSpanishLineWithItsKey(string key, string value, string says)
    {
        var fault = Assert.Single(SettingsInspection.FindFaults(Configuration((key, value)), Environment("Development")));

        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Fact]
    public void Faults_OfSeveralSections_AreToldAtOnce() =>
        Assert.Equal(
            4,
            SettingsInspection.FindFaults(Configuration(("Jobs:Enabled", "si"), ("Mail:Port", "0")), Environment("Produccion")).Count
        );

    [Fact]
    public void Password_OfAFault_IsNotWritten() =>
        Assert.DoesNotContain(
            "secreta",
            string.Join(
                '\n',
                SettingsInspection.FindFaults(
                    Configuration(
                        ("Mail:Host", "correo.ejemplo.gov.co"),
                        ("Mail:Security", "None"),
                        ("Mail:User", "usme"),
                        ("Mail:Password", "secreta")
                    ),
                    Environment("Development")
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Site_Url", "Site:Url")]
    [InlineData("Site:Proxis:0", "Site:Proxies:0")]
    [InlineData("Certificates:Firmante", "Certificates:Signatory")]
    [InlineData("Certificates:OtherSignatories:1:Rol", "Certificates:OtherSignatories:0:Role")]
    [InlineData("Mail:Inbox:Pasword", "Mail:Inbox:Password")]
    public void Key_ThatNothingReads_IsToldWithTheOneThatWasMeant(string key, string meant)
    {
        var told = Assert.Single(SettingsInspection.FindUnknown(Configuration((key, "algo"))));

        Assert.Contains($"«{key}»", told, StringComparison.Ordinal);
        if (key != "Certificates:Firmante")
            Assert.Contains($"«{meant}»", told, StringComparison.Ordinal);
    }

    // A machine's own variables: only what is below our sections is ours.
    [Theory]
    [InlineData("MAIL", "/var/mail/root")]
    [InlineData("SITE_PACKAGES", "/usr/lib")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "100")]
    [InlineData("Site:Proxies:3", "127.0.0.1")]
    [InlineData("ConnectionStrings:Usme", "Server=.")]
    public void Key_OfOthersOrKnown_IsNotTold(string key, string value) =>
        Assert.Empty(SettingsInspection.FindUnknown(Configuration((key, value))));

    [Fact]
    public void Options_WithASection_AreAllInTheTable()
    {
        var classes =
            from type in typeof(UsmeAprendeJobs).Assembly.GetTypes().Concat(typeof(Program).Assembly.GetTypes())
            where type.Name.EndsWith("Options", StringComparison.Ordinal)
            let section = type.GetField(Section, BindingFlags.Public | BindingFlags.Static)
            where section is { IsLiteral: true }
            select (string)section.GetRawConstantValue()!;

        Assert.Equal(classes.Order(StringComparer.Ordinal), SettingsTable.Sections.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_Settings_AreThoseOfTheClassesWithTheirDefaults()
    {
        var rows = SettingRow()
            .Matches(Document)
            .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value.Trim('`'), StringComparer.Ordinal);

        Assert.Equal(SettingsTable.Keys, rows.Keys.Order(StringComparer.Ordinal));
        foreach (var (section, type) in SettingsTable.Sections)
        {
            var options = Activator.CreateInstance(type)!;
            foreach (var (key, value) in rows.Where(row => IsDirectlyIn(section, row.Key)))
                if (type.GetProperty(key.Split(':')[^1]) is { } property && property.CanWrite && value != "(a sentence)")
                    Assert.Equal((key, Written(property.GetValue(options))), (key, value));
        }
        Assert.All(SettingRow().Matches(Document), row => Assert.True(row.Groups["meaning"].Value.Trim().Length > 5, row.Value));
    }

    [Fact]
    public void DataFolder_InProduction_IsApartFromTheProgrammeUnlessDataAreThere()
    {
        using var scratch = new ScratchFolder();
        var beside = Directory.CreateDirectory(scratch.Below("data")).FullName;

        Assert.Equal(
            "/var/lib/usmeaprende",
            DataFolderDefault.Choose(beside, "/var/lib/usmeaprende:/var/lib/other", "/home/u/.local/share")
        );
        Assert.Equal("/home/u/.local/share/usme-aprende", DataFolderDefault.Choose(beside, null, "/home/u/.local/share"));
        File.WriteAllText(Path.Combine(beside, "usme.db"), "");
        Assert.Equal(beside, DataFolderDefault.Choose(beside, "/var/lib/usmeaprende", "/home/u/.local/share"));
    }

    private static bool IsDirectlyIn(string section, string key) =>
        key.StartsWith(section + ":", StringComparison.Ordinal) && !key[(section.Length + 1)..].Contains(':', StringComparison.Ordinal);

    private static string Written(object? value) =>
        value switch
        {
            null or "" => "—",
            bool flag => flag ? "true" : "false",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    private static HostingEnvironment Environment(string name) => new() { EnvironmentName = name };

    [GeneratedRegex(
        @"^\| `(?<key>[A-Z][A-Za-z]+(?::[A-Za-z0-9]+)+)` \| (?<default>[^|]+) \| (?<meaning>[^|]+) \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex SettingRow();
}
