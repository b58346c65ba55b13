using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Reminders.Templates;

/// <summary>
/// The words of one kind as a coordinator wrote them. An edition is never changed or deleted: the latest counts, and going back is one
/// more.
/// </summary>
public sealed class TemplateEdition
{
    public const int TitleLength = 120;
    public const int ActionLength = 60;
    public const int ReasonLength = 200;
    public const int ChatLength = 600;
    public const int TextLength = 2_000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Kind { get; private init; } = "";

    /// <summary>1, 2, 3 …; 0 would be the one that came with the programme.</summary>
    public int Version { get; private init; }

    public string Title { get; private init; } = "";

    public string Action { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public string Chat { get; private init; } = "";

    public string Text { get; private init; } = "";

    public DateTime MadeAt { get; private init; }

    public PersonId MadeById { get; private init; }

    public TemplateWords Words =>
        new()
        {
            Title = Title,
            Action = Action,
            Reason = Reason,
            Chat = Chat,
            Text = Text,
        };

    internal static TemplateEdition Create(string kind, int version, TemplateWords words, PersonId by, DateTime now) =>
        new()
        {
            Kind = kind,
            Version = version,
            Title = words.Title,
            Action = words.Action,
            Reason = words.Reason,
            Chat = words.Chat,
            Text = words.Text,
            MadeAt = now,
            MadeById = by,
        };
}

internal sealed class TemplateEditionMapping : IEntityTypeConfiguration<TemplateEdition>
{
    public void Configure(EntityTypeBuilder<TemplateEdition> edition)
    {
        edition.ToTable("TemplateEditions");
        edition.Property(e => e.Id).ValueGeneratedNever();
        edition.Ignore(e => e.Words);
        edition.Property(e => e.Kind).HasMaxLength(40);
        edition.Property(e => e.Title).HasMaxLength(TemplateEdition.TitleLength);
        edition.Property(e => e.Action).HasMaxLength(TemplateEdition.ActionLength);
        edition.Property(e => e.Reason).HasMaxLength(TemplateEdition.ReasonLength);
        edition.Property(e => e.Chat).HasMaxLength(TemplateEdition.ChatLength);
        edition.Property(e => e.Text).HasMaxLength(TemplateEdition.TextLength);
        // Two coordinators at once cannot both write the same edition.
        edition.HasIndex(e => new { e.Kind, e.Version }).IsUnique();
    }
}
