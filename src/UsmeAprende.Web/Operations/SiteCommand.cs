namespace UsmeAprende.Web.Operations;

/// <summary>Something the programme does once, instead of serving people, when the command line asks for it.</summary>
public sealed record SiteCommand
{
    public required string Name { get; init; }

    /// <summary>What it works on, as it is told: <c>CARPETA</c>; in brackets what may be left out.</summary>
    public required string Operands { get; init; }

    /// <summary>What it does, in Spanish, for whoever runs the machine.</summary>
    public required string Sentence { get; init; }

    /// <summary>Given the site's services, the operands and where to tell; returns the exit code.</summary>
    public required Func<IServiceProvider, string[], TextWriter, Task<int>> RunAsync { get; init; }

    /// <summary>Whether it can work on that many operands.</summary>
    public bool Takes(int operands)
    {
        var named = Operands.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return operands >= named.Count(n => !n.StartsWith('[')) && operands <= named.Length;
    }

    public override string ToString() => $"{Name} {Operands}".TrimEnd();
}
