namespace UsmeAprende.Catalogue.Reading;

/// <summary>Names such as <c>01-mi-celular</c>: the number orders, the rest is the identity and may not come twice.</summary>
internal sealed class NumberedNames(FaultList faults, string what)
{
    // Addresses of their own, so no lesson or module may take them.
    private static readonly string[] Reserved = ["prueba", "guia", "img"];

    /// <summary>Whether a lesson or module may be called so.</summary>
    public static bool IsName(string slug) => Slug.IsValid(slug) && !Reserved.Contains(slug);

    private readonly HashSet<string> _slugs = [];
    private readonly HashSet<int> _numbers = [];

    public int Read(string path, string name, out string slug)
    {
        if (!Slug.TryNumbered(name, out var number, out slug))
            faults.Add(path, 1, $"El nombre «{name}» debe empezar por su número, así: «01-{(Slug.IsValid(name) ? name : "nombre")}».");
        else if (!_numbers.Add(number))
            faults.Add(path, 1, $"Ya hay otro con el número {number} aquí. Cambie uno de los dos.");
        if (!Slug.IsValid(slug))
            faults.Add(path, 1, $"El nombre «{slug}» no sirve: {Slug.Advice}.");
        else if (Reserved.Contains(slug))
            faults.Add(path, 1, $"El nombre «{slug}» está reservado. Ponga otro.");
        else if (!_slugs.Add(slug))
            faults.Add(path, 1, $"Ya hay otra cosa aquí con el nombre «{slug}» ({what}). El número no la hace distinta.");
        return number;
    }
}
