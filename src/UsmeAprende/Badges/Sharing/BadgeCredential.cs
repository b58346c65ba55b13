using UsmeAprende.Catalogue;
using UsmeAprende.Credentials;

namespace UsmeAprende.Badges.Sharing;

/// <summary>
/// Makes the content of a badge's credential. It never has the person's name: it is signed once and can be copied, while the name on the
/// page can be removed again.
/// </summary>
internal static class BadgeCredential
{
    private static readonly Dictionary<string, string> Frameworks = new(StringComparer.Ordinal)
    {
        ["DigComp 2.2"] = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415",
        ["EntreComp 2016"] = "https://publications.jrc.ec.europa.eu/repository/handle/JRC101581",
        ["DLGF 2018"] =
            "https://uis.unesco.org/sites/default/files/documents/ip51-global-framework-reference-digital-literacy-skills-2018-en.pdf",
    };

    public static CredentialContent Create(BadgeAward award, BadgeDefinition badge) =>
        new()
        {
            CredentialId = award.CredentialId,
            SubjectId = award.SubjectId,
            ValidFrom = award.AwardedAt,
            Achievement = new CredentialAchievement
            {
                Address = badge.Path,
                Type = AchievementType.Badge,
                Name = badge.Name,
                Description = badge.Sentence,
                Criteria = badge.Criteria,
                Image = badge.PreviewPath,
                ImageText = badge.Name,
                Alignments = [.. badge.Competences.Select(Align).OfType<AchievementAlignment>()],
            },
        };

    // A framework without an address cannot be referred to.
    private static AchievementAlignment? Align(DigitalCompetence competence)
    {
        var cut = competence.Code.LastIndexOf(' ');
        return cut > 0 && Frameworks.TryGetValue(competence.Code[..cut], out var url)
            ? new AchievementAlignment
            {
                Framework = competence.Code[..cut],
                Code = competence.Code[(cut + 1)..],
                Name = competence.Name,
                Url = url,
            }
            : null;
    }
}
