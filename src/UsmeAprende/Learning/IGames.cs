namespace UsmeAprende.Learning;

/// <summary>
/// Knows the games there are, whose activities take <see cref="Verb.Played"/>. Learning asks; whoever makes games answers.
/// </summary>
public interface IGames
{
    IEnumerable<string> Activities { get; }
}
