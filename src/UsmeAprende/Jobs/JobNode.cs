namespace UsmeAprende.Jobs;

/// <summary>The name of this process among those that share the database.</summary>
internal static class JobNode
{
    internal const int MostLetters = 60;

    public static string Name { get; } = Tail($"{Environment.MachineName}/{Environment.ProcessId}");

    private static string Tail(string name) => name.Length <= MostLetters ? name : name[^MostLetters..];
}
