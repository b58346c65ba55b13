using System.ComponentModel;
using System.Reflection;

namespace UsmeAprende.Web.Operations;

/// <summary>How a setting is written: one value, a list, or settings below it.</summary>
/// <param name="IsValue">One value: a text, a number, a duration, a choice.</param>
/// <param name="IsList">Entries numbered from 0.</param>
/// <param name="Item">The type of the value, or of a list's entries.</param>
internal readonly record struct SettingShape(bool IsValue, bool IsList, Type Item)
{
    public static SettingShape Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain != typeof(string) && plain.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(plain))
            return new SettingShape(IsValue: false, IsList: true, plain.GetGenericArguments()[0]);
        return new SettingShape(TypeDescriptor.GetConverter(plain).CanConvertFrom(typeof(string)), IsList: false, plain);
    }

    /// <summary>Computed properties of an options class are no settings.</summary>
    public static IEnumerable<PropertyInfo> SettableOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } || Of(p.PropertyType).IsList);

    /// <summary>What may be written instead, in Spanish; null if the value can be read.</summary>
    public string? FindProblem(string value)
    {
        try
        {
            if (TypeDescriptor.GetConverter(Item).ConvertFromInvariantString(value) is Enum choice && !Enum.IsDefined(Item, choice))
                return Describe();
            return null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException or InvalidCastException)
        {
            return Describe();
        }
    }

    private string Describe() =>
        Item switch
        {
            { IsEnum: true } => string.Join(" o ", Enum.GetNames(Item)),
            _ when Item == typeof(bool) => "true o false",
            _ when Item == typeof(TimeSpan) => "una duración, como 00:02:30",
            _ when Item == typeof(int) || Item == typeof(long) => "un número entero",
            _ when Item == typeof(double) => "un número, con punto para los decimales",
            _ when Item == typeof(Uri) => "una dirección completa, como https://ejemplo.gov.co/token",
            _ when Item == typeof(DateTime) => "una fecha, como 2026-01-31",
            _ => Item.Name,
        };
}
