using UsmeAprende.Catalogue;
using UsmeAprende.Credentials;

namespace UsmeAprende.Badges;

/// <summary>
/// What a badge's credential says. Never the person's name: it is signed once and copied by whoever sees it, while the page's name can be
/// taken away again.
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

    public static Award Of(BadgeAward award, Badge badge) =>
        new()
        {
            CredentialId = award.CredentialId,
            SubjectId = award.SubjectId,
            ValidFrom = award.AwardedAt,
            Achievement = new Achievement
            {
                Address = badge.Path,
                Type = AchievementType.Badge,
                Name = badge.Name,
                Description = badge.Sentence,
                Criteria = badge.Criteria,
                Image = badge.PreviewPath,
                ImageText = badge.Name,
                Alignments = [.. badge.Competences.Select(Align).OfType<Alignment>()],
            },
        };

    // A framework that nobody has said where to find cannot be pointed to.
    private static Alignment? Align(DigitalCompetence competence)
    {
        var cut = competence.Code.LastIndexOf(' ');
        return cut > 0 && Frameworks.TryGetValue(competence.Code[..cut], out var url)
            ? new Alignment
            {
                Framework = competence.Code[..cut],
                Code = competence.Code[(cut + 1)..],
                Name = competence.Name,
                Url = url,
            }
            : null;
    }
}
