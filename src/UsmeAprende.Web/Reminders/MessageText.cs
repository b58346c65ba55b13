using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Reminders;

/// <summary>A message's plain text in the pieces that a page shows.</summary>
public static class MessageText
{
    /// <summary>Paragraphs of lines; the greeting is left out, for the reader knows who they are.</summary>
    public static IEnumerable<string[]> Paragraphs(Reminder message) =>
        (message.Text ?? "")
            .Split("\n\n")
            .Skip(1)
            .Select(p => p.Split('\n').Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line).ToArray());
}
