namespace UsmeAprende.Web.Operations;

/// <summary>What stands behind the programme's name: settings, as the framework reads them, and words that ask for a command.</summary>
/// <param name="Words">The command and what it works on; none where the site is to serve.</param>
/// <param name="Settings">What is left for the configuration.</param>
public sealed record CommandLine(string[] Words, string[] Settings)
{
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var settings = new List<string>();
        for (var n = 0; n < args.Count; n++)
        {
            if (!IsSetting(args[n], asksForCommand: words.Count > 0))
            {
                words.Add(args[n]);
                continue;
            }
            settings.Add(args[n]);

            // "--urls http://…": the value is a word of its own.
            if (!args[n].Contains('=') && n + 1 < args.Count)
                settings.Add(args[++n]);
        }
        return new CommandLine([.. words], [.. settings]);
    }

    // "/urls=…" is a setting too, but behind a command "/srv/cursos" is a folder. Who asks for help must not open a site.
    private static bool IsSetting(string arg, bool asksForCommand) =>
        (arg.StartsWith('-') && arg is not ("-h" or "--help")) || (!asksForCommand && (arg.Contains('=') || arg.StartsWith('/')));
}
