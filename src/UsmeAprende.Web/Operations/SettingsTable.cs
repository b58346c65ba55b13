using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Mail;
using UsmeAprende.Operations;
using UsmeAprende.People;
using UsmeAprende.Reminders;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Help;

namespace UsmeAprende.Web.Operations;

/// <summary>All sections of the configuration that are ours, each with the class that holds its settings.</summary>
public static class SettingsTable
{
    public static IReadOnlyDictionary<string, Type> Sections { get; } =
        new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
        {
            [SiteOptions.Section] = typeof(SiteOptions),
            [HelpOptions.Section] = typeof(HelpOptions),
            [MailOptions.Section] = typeof(MailOptions),
            [DataOptions.Section] = typeof(DataOptions),
            [JobsOptions.Section] = typeof(JobsOptions),
            [CatalogueOptions.Section] = typeof(CatalogueOptions),
            [PeopleOptions.Section] = typeof(PeopleOptions),
            [LearningOptions.Section] = typeof(LearningOptions),
            [ReminderOptions.Section] = typeof(ReminderOptions),
            [CredentialIssuerOptions.Section] = typeof(CredentialIssuerOptions),
            [CertificateOptions.Section] = typeof(CertificateOptions),
            [AttendanceFormOptions.Section] = typeof(AttendanceFormOptions),
            [OperationsOptions.Section] = typeof(OperationsOptions),
        };

    /// <summary>Settings that are read before there are options, and so stand in no class.</summary>
    public static IReadOnlyList<string> Others { get; } = ["Data:Provider", "ConnectionStrings:Usme"];

    /// <summary>Every setting by its key; of a list, its first entry.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [.. Sections.SelectMany(section => KeysOf(section.Key, section.Value)).Concat(Others).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> KeysOf(string path, Type type) =>
        SettingShape
            .SettableOf(type)
            .SelectMany(property =>
                SettingShape.Of(property.PropertyType) switch
                {
                    { IsList: true, Item: var item } when SettingShape.Of(item).IsValue => [$"{path}:{property.Name}:0"],
                    { IsList: true, Item: var item } => KeysOf($"{path}:{property.Name}:0", item),
                    { IsValue: true } => [$"{path}:{property.Name}"],
                    _ => KeysOf($"{path}:{property.Name}", property.PropertyType),
                }
            );
}
