using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace UsmeAprende.Web.Operations;

/// <summary>Checks the settings of one section: first whether each can be read, then whether they are allowed.</summary>
internal static class SettingValidation
{
    public static IReadOnlyList<string> FindFaults(IConfigurationSection section, Type type)
    {
        List<string> unreadable = [.. FindUnreadable(section, type)];
        if (unreadable.Count > 0)
            return unreadable;
        var options = section.Get(type) ?? Activator.CreateInstance(type)!;
        return
        [
            .. SettingShape.SettableOf(type).SelectMany(property => FindForbidden(section, property, options)),
            .. options is IValidatableObject whole
                ? whole.Validate(new ValidationContext(options)).Select(problem => problem.ErrorMessage!)
                : [],
        ];
    }

    private static IEnumerable<string> FindUnreadable(IConfigurationSection section, Type type)
    {
        foreach (var property in SettingShape.SettableOf(type))
        {
            var setting = section.GetSection(property.Name);
            var shape = SettingShape.Of(property.PropertyType);
            if (shape.IsList && setting.Value is { Length: > 0 })
                yield return $"{setting.Path} es una lista: escriba {setting.Path}:0 (variable {AsVariable(setting.Path)}__0).";
            var below = shape switch
            {
                { IsList: true, Item: var item } when !SettingShape.Of(item).IsValue => setting
                    .GetChildren()
                    .SelectMany(entry => FindUnreadable(entry, item)),
                { IsValue: false, IsList: false } => FindUnreadable(setting, property.PropertyType),
                _ => [],
            };
            foreach (var fault in below)
                yield return fault;
            if (shape.IsValue && setting.Value is { Length: > 0 } value && shape.FindProblem(value) is { } expected)
                yield return $"{setting.Path} dice «{value}», y debe ser {expected} (variable {AsVariable(setting.Path)}).";
        }
    }

    private static IEnumerable<string> FindForbidden(IConfigurationSection section, PropertyInfo property, object options)
    {
        var path = $"{section.Path}:{property.Name}";
        var value = property.GetValue(options);
        return property
            .GetCustomAttributes<ValidationAttribute>()
            .Where(rule => !rule.IsValid(value))
            .Select(rule => $"{path} {Explain(rule)} (variable {AsVariable(path)}).");
    }

    private static string Explain(ValidationAttribute rule) =>
        rule switch
        {
            RequiredAttribute => "no puede estar vacío",
            RangeAttribute range => $"debe estar entre {range.Minimum} y {range.Maximum}",
            MaxLengthAttribute most => $"no puede tener más de {most.Length}",
            EmailAddressAttribute => "debe ser un correo, como no-responder@ejemplo.gov.co",
            _ => rule.ErrorMessage ?? "no se puede usar así",
        };

    private static string AsVariable(string path) => path.Replace(":", "__", StringComparison.Ordinal);
}
