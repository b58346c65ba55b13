namespace UsmeAprende.Badges;

/// <summary>A short game for practice. Played as often as one likes; there are no points.</summary>
/// <param name="Id">Its address under <c>/juego</c> and, after <c>juego/</c>, its activity's.</param>
public sealed record Game(string Id, string Name)
{
    public const string ActivityPrefix = "juego/";

    public static readonly Game SpotTheScam = new("descubra-el-engano", "Descubra el engaño");

    public static readonly Game PutInOrder = new("ponga-en-orden", "Ponga los pasos en orden");

    public static readonly IReadOnlyList<Game> All = [SpotTheScam, PutInOrder];

    public string Activity => ActivityPrefix + Id;

    public string Path => $"/juego/{Id}";
}
