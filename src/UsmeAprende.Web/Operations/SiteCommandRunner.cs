using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Certificates.Register;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Operations;

/// <summary>All commands of the programme. An unknown word starts nothing: a mistyped command must not start the site instead.</summary>
public static class SiteCommandRunner
{
    private const int NotUnderstood = 2;

    public static IReadOnlyList<SiteCommand> All { get; } =
    [
        new()
        {
            Name = CheckCoursesCommand.Command,
            Operands = "[CARPETA]",
            Switch = CheckCoursesCommand.Strict,
            Sentence = "Dice qué hay que corregir en los cursos. Con --estricto, también lo que enseña mal.",
            RunAsync = (services, operands, tell) =>
                Task.FromResult(
                    CheckCoursesCommand.Run(
                        CheckCoursesCommand.FindFolder(services, operands),
                        tell,
                        operands.Contains(CheckCoursesCommand.Strict)
                    )
                ),
        },
        new()
        {
            Name = CarryCoursesCommand.Command,
            Operands = "CARPETA",
            Sentence = "Deja los cursos en una carpeta, para llevarlos donde no hay señal.",
            RunAsync = (services, operands, tell) => Task.FromResult(CarryCoursesCommand.Run(services, operands[0], tell)),
        },
        new()
        {
            Name = AnnulMissingCommand.Command,
            Operands = "AÑO|none [ÚLTIMO]",
            Sentence =
                "Después de devolver una copia: anula los números de constancia que se perdieron, hasta el último "
                + "que se entregó. Con «none»: no falta ninguno.",
            RunAsync = AnnulMissingCommand.RunAsync,
        },
        new()
        {
            Name = RestoredCommand.Command,
            Operands = "",
            Sentence =
                "Después de devolver una copia que el sitio no notó solo: los celulares vuelven a enviar, y quienes "
                + "se borraron siguen borrados.",
            RunAsync = RestoredCommand.RunAsync,
        },
        new()
        {
            Name = ResetSecondFactorCommand.Command,
            Operands = "DATO",
            Sentence = "Quita el segundo paso que perdió alguien del equipo, por el dato con que entra.",
            RunAsync = ResetSecondFactorCommand.RunAsync,
        },
        new()
        {
            Name = AdministratorLinkCommand.Command,
            Operands = "",
            Sentence = "Da un enlace de una sola vez para crear otra cuenta de administración.",
            RunAsync = AdministratorLinkCommand.RunAsync,
        },
    ];

    /// <returns>The exit code; null if the site is to be started.</returns>
    public static async Task<int?> RunAsync(CommandLine line, IServiceProvider services, TextWriter tell)
    {
        if (line.Words is not [var word, .. var operands])
            return null;
        if (All.FirstOrDefault(c => c.Name == word) is not { } command)
            return await TellAllAsync($"No se conoce la orden «{word}». ¿Quiso decir «{Nearest(word)}»?", tell);
        if (!command.AcceptsOperands(operands))
            return await TellAllAsync($"Así no se entiende. Escriba: {command}", tell);
        return await command.RunAsync(services, operands, tell);
    }

    private static async Task<int> TellAllAsync(string problem, TextWriter tell)
    {
        await tell.WriteLineAsync(problem);
        await tell.WriteLineAsync("Las órdenes son:");
        foreach (var command in All)
            await tell.WriteLineAsync($"  {command}: {command.Sentence}");
        await tell.WriteLineAsync("Sin ninguna, el programa abre el sitio.");
        return NotUnderstood;
    }

    private static string Nearest(string word) => All.Select(c => c.Name).MinBy(name => SpellingDistance.Count(word, name))!;
}

/// <summary>A command of the command line, which runs once instead of starting the site.</summary>
public sealed record SiteCommand
{
    public required string Name { get; init; }

    /// <summary>Its operands, for the help: <c>CARPETA</c>; optional ones in brackets.</summary>
    public required string Operands { get; init; }

    /// <summary>A word that may stand anywhere after the command and is no operand.</summary>
    public string? Switch { get; init; }

    /// <summary>What it does, in Spanish, for the help.</summary>
    public required string Sentence { get; init; }

    /// <summary>Runs it with the site's services, the operands and the console; returns the exit code.</summary>
    public required Func<IServiceProvider, string[], TextWriter, Task<int>> RunAsync { get; init; }

    /// <summary>Whether this number of operands is allowed.</summary>
    public bool AcceptsOperands(IEnumerable<string> words)
    {
        var named = Operands.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var operands = words.Count(word => word != Switch);
        return operands >= named.Count(n => !n.StartsWith('[')) && operands <= named.Length;
    }

    public override string ToString() => $"{Name} {Operands}{(Switch is null ? "" : $" [{Switch}]")}".TrimEnd();
}

/// <summary>The arguments of the command line: settings for the framework, and words that name a command.</summary>
/// <param name="Words">The command and its operands; empty if the site is to be started.</param>
/// <param name="Settings">The arguments for the configuration.</param>
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

            // "--urls http://…": the value is the next argument.
            if (!args[n].Contains('=') && n + 1 < args.Count)
                settings.Add(args[++n]);
        }
        return new CommandLine([.. words], [.. settings]);
    }

    // "/urls=…" is a setting too, but after a command "/srv/cursos" is a folder. A request for help must not start the site.
    private static bool IsSetting(string arg, bool asksForCommand) =>
        (arg.StartsWith('-') && arg is not ("-h" or "--help" or CheckCoursesCommand.Strict))
        || (!asksForCommand && (arg.Contains('=') || arg.StartsWith('/')));
}
